import type { CostApp } from '@/lib/reads/add-ons-everywhere';
import { type AddOnLine, none } from './add-on-lines';

/** By what costs are summed. A service has no dynos. */
export const groupings = ['service', 'team', 'stage', 'app'] as const;
export type Grouping = (typeof groupings)[number];

/** What one of them costs, in cents a month; partial when something of it is not known, so that it is more. */
export type CostSum = { key: string; addOns: number; addOnCents: number; dynoCents: number; isPartial: boolean };

const appKey: Record<Exclude<Grouping, 'service'>, (app: CostApp) => string> = {
  team: ({ team }) => team ?? none,
  stage: ({ stage }) => stage ?? none,
  app: ({ name }) => name,
};

/** The sums over some apps and their add-ons, the dearest first. */
export function sumsOf(apps: readonly CostApp[], lines: readonly AddOnLine[], by: Grouping): CostSum[] {
  const sums = new Map<string, CostSum>();
  const sumOf = (key: string) => {
    const known = sums.get(key) ?? { key, addOns: 0, addOnCents: 0, dynoCents: 0, isPartial: false };
    sums.set(key, known);
    return known;
  };
  if (by !== 'service') {
    for (const app of apps) {
      const sum = sumOf(appKey[by](app));
      sum.dynoCents += app.dynoCents ?? 0;
      sum.isPartial ||= app.dynoCents === null || !app.areAddOnsRead;
    }
  }
  for (const line of lines) {
    const sum = sumOf(by === 'service' ? (line.service ?? none) : appKey[by](line.app));
    sum.addOns += 1;
    sum.addOnCents += line.cents;
  }
  return [...sums.values()].sort((a, b) => centsOf(b) - centsOf(a) || a.key.localeCompare(b.key));
}

/** Dynos and add-ons together, in cents a month. */
export function centsOf({ addOnCents, dynoCents }: Pick<CostSum, 'addOnCents' | 'dynoCents'>): number {
  return addOnCents + dynoCents;
}

/** What all of it costs. */
export function totalOf(sums: readonly CostSum[]): Omit<CostSum, 'key'> {
  const total = { addOns: 0, addOnCents: 0, dynoCents: 0, isPartial: false };
  for (const { addOns, addOnCents, dynoCents, isPartial } of sums) {
    total.addOns += addOns;
    total.addOnCents += addOnCents;
    total.dynoCents += dynoCents;
    total.isPartial ||= isPartial;
  }
  return total;
}
