import type { Ledger, LedgerConsumer } from '@/lib/reads/ledger';

/** One area of the picture, and the lines of the table that stand for it. */
export type Series = LedgerConsumer & { colour: string; isOutside: boolean };

const byFeature: Record<string, string> = {
  sync: 'var(--series-teal)',
  pages: 'var(--series-blue)',
  operations: 'var(--series-amber)',
  jobs: 'var(--series-purple)',
  'sign-in': 'var(--series-pink)',
};
const stack = Object.keys(byFeature);
const inTurn = ['blue', 'teal', 'purple', 'pink', 'amber'].map((name) => `var(--series-${name})`);
const grey = 'var(--series-grey)';

/** The areas from the bottom up: features always in the same order, others by size, what is outside on top. */
export function seriesOf({ consumers, outside }: Pick<Ledger, 'consumers' | 'outside'>): Series[] {
  const isByFeature = consumers.every(({ id }) => id in byFeature);
  const sorted = isByFeature ? consumers.toSorted((a, b) => stack.indexOf(a.id) - stack.indexOf(b.id)) : consumers;
  const own = sorted.map((consumer, index) => ({
    ...consumer,
    colour: byFeature[consumer.id] ?? inTurn[index] ?? grey,
    isOutside: false,
  }));
  return outside ? [...own, { ...outside, colour: grey, isOutside: true }] : own;
}

/** Calls per minute of all series together, at each step. */
export function totalsOf(series: readonly Series[], steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => series.reduce((sum, { points }) => sum + (points[step] ?? 0), 0));
}
