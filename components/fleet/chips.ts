import { type Dimension, dimensions, type Facets, type FleetFilter, isEndingStack, none } from './filter';

export type Chip = { dimension: Dimension; value: string; label: string; count: number; isApplied: boolean };

/** Heads of the groups in the filter menu; states are not among them: the sum bar filters by state. */
export const groupNames: Record<Exclude<Dimension, 'state'>, string> = {
  stage: 'Stage',
  team: 'Team',
  stack: 'Stack',
  region: 'Region',
  release: 'Last release',
};

const stages = ['production', 'staging', 'review', 'development', 'test'];
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
};

/** What people read for a value. */
function labelOf(dimension: Dimension, value: string): string {
  return labels[`${dimension} ${value}`] ?? value;
}

const place = (value: string) => (value === none ? 99 : stages.indexOf(value) < 0 ? 50 : stages.indexOf(value));

/** Every value of a dimension that rows have or that is chosen, each with its count. */
export function chipsOf(dimension: Dimension, facets: Facets, filter: FleetFilter): Chip[] {
  const values = new Set([...facets[dimension].keys(), ...filter[dimension]]);
  return [...values]
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
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
  (dimension === 'release' && value === 'failed');

/** The chips that are always at hand, as far as they would leave any row, and all that are applied. */
export function chipsAtHand(facets: Facets, filter: FleetFilter): Chip[] {
  return dimensions
    .filter((dimension) => dimension !== 'state')
    .flatMap((dimension) => chipsOf(dimension, facets, filter))
    .filter((chip) => chip.isApplied || (isUsual(chip) && chip.count > 0));
}
