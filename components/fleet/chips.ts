import { isEndingStack } from '@/lib/rules/ending-stack';
import { ages, type Dimension, dimensions, ends, type Facets, type FleetFilter, none } from '@/lib/rules/fleet-filter';

export type Chip = { dimension: Dimension; value: string; label: string; count: number; isApplied: boolean };

const labels: Record<string, string> = {
  'stage production': 'Production',
  'stage staging': 'Staging',
  'stage review': 'Review apps',
  'stage development': 'Development',
  'stage test': 'Test',
  'stage none': 'No pipeline',
  'team none': 'No team',
  'stack none': 'Unknown stack',
  'region none': 'Unknown region',
  'release succeeded': 'Succeeded',
  'release failed': 'Failed release',
  'release pending': 'Pending release',
  'release expired': 'Expired release',
  'release none': 'Unknown release',
  'age day': 'Within a day',
  'age week': 'Within a week',
  'age month': 'Within 30 days',
  'age quarter': 'Within 90 days',
  'age older': 'Older',
  'age none': 'Unknown',
  'by none': 'Unknown person',
  'certificate ended': 'Certificate ended',
  'certificate week': 'Ends within a week',
  'certificate month': 'Ends within 30 days',
  'certificate later': 'Ends later',
  'pinned yes': 'Pinned',
  'unread yes': 'Unread for 1 h',
};

/** What people read for a value. */
function labelOf(dimension: Dimension, value: string): string {
  return labels[`${dimension} ${value}`] ?? value;
}

const order = [
  ...['production', 'staging', 'review', 'development', 'test'],
  ...['ended', ...new Set([...ages, ...ends].map(({ value }) => value))],
];

function place(value: string): number {
  if (value === none) return order.length + 1;
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
}

const words = new Intl.Collator('en', { numeric: true });

/** Every value of a dimension that rows have or that is chosen, each with its count. */
export function chipsOf(dimension: Dimension, facets: Facets, filter: FleetFilter): Chip[] {
  const values = new Set([...facets[dimension].keys(), ...filter[dimension]]);
  return [...values]
    .sort((a, b) => place(a) - place(b) || words.compare(a, b))
    .map((value) => ({
      dimension,
      value,
      label: labelOf(dimension, value),
      count: facets[dimension].get(value) ?? 0,
      isApplied: filter[dimension].includes(value),
    }));
}

const isUsual = ({ dimension, value }: Chip) =>
  (dimension === 'stage' && ['production', 'staging', 'review'].includes(value)) ||
  (dimension === 'stack' && isEndingStack(value)) ||
  (dimension === 'release' && value === 'failed') ||
  (dimension === 'certificate' && (value === 'ended' || value === 'week')) ||
  dimension === 'pinned' ||
  dimension === 'unread';

/** The chips that are always at hand, as far as they would leave any row, and all that are applied. */
export function chipsAtHand(facets: Facets, filter: FleetFilter): Chip[] {
  return dimensions
    .filter((dimension) => dimension !== 'state')
    .flatMap((dimension) => chipsOf(dimension, facets, filter))
    .filter((chip) => chip.isApplied || (isUsual(chip) && chip.count > 0));
}
