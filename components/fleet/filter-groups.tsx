'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import type { Dimension, Facets, FleetFilter } from '@/lib/rules/fleet-filter';
import { chipsOf } from './chips';

export type FilterGroupsProps = {
  filter: FleetFilter;
  facets: Facets;
  onToggle(dimension: Dimension, value: string): void;
};

/** Heads of the groups in the filter menu; states are not among them: the sum bar filters by state. */
const groupNames: Record<Exclude<Dimension, 'state'>, string> = {
  stage: 'Stage',
  team: 'Team',
  release: 'Last release',
  age: 'Age of the last release',
  by: 'Released by',
  size: 'Dyno size',
  plan: 'Add-on plan',
  stack: 'Stack',
  region: 'Region',
  certificate: 'Soonest certificate',
  pinned: 'Pinned',
  unread: 'Age of what is shown',
};

const groups = Object.entries(groupNames) as [Exclude<Dimension, 'state'>, string][];

/** The values of every dimension that has any, under their heads. */
export function FilterGroups({ filter, facets, onToggle }: FilterGroupsProps) {
  return (
    <div className="flex flex-col gap-3">
      {groups.map(([dimension, name]) => {
        const chips = chipsOf(dimension, facets, filter);
        return chips.length === 0 ? null : (
          <fieldset key={dimension} className="min-w-0">
            <legend className="pb-1.5 font-medium text-caption text-subtle">{name}</legend>
            <div className="flex flex-wrap gap-1.5">
              {chips.map(({ value, label, count, isApplied }) => (
                <FilterChip
                  key={value}
                  isApplied={isApplied}
                  count={count}
                  className="h-9 max-w-full wide:h-6"
                  onToggle={() => onToggle(dimension, value)}
                >
                  <span className="truncate">{label}</span>
                </FilterChip>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
