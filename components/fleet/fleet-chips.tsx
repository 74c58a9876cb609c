'use client';

import { memo } from 'react';
import { FilterChip } from '@/components/patterns/filter-chip';
import { Button } from '@/components/ui/button';
import { type Dimension, type Facets, type FleetFilter, isFiltering } from '@/lib/rules/fleet-filter';
import { chipsAtHand } from './chips';
import { FilterMenu } from './filter-menu';

export type FleetChipsProps = {
  filter: FleetFilter;
  facets: Facets;
  onToggle(dimension: Dimension, value: string): void;
  onClear(): void;
};

/** The usual filters with live counts, and a menu with the rest. Not drawn anew for a letter that is typed beside it. */
export const FleetChips = memo(function FleetChips({ filter, facets, onToggle, onClear }: FleetChipsProps) {
  return (
    <div className="-mx-4 flex min-w-0 items-center gap-1.5 overflow-x-auto px-4 py-1.5 wide:mx-0 wide:flex-1 wide:flex-wrap wide:overflow-visible wide:px-0 wide:py-0">
      {chipsAtHand(facets, filter).map((chip) => (
        <FilterChip
          key={`${chip.dimension} ${chip.value}`}
          isApplied={chip.isApplied}
          count={chip.count}
          className="relative h-8 px-3 after:absolute after:inset-x-0 after:-inset-y-1.5 wide:h-6 wide:px-2 wide:after:inset-y-0"
          onToggle={() => onToggle(chip.dimension, chip.value)}
        >
          {chip.label}
        </FilterChip>
      ))}
      <FilterMenu filter={filter} facets={facets} onToggle={onToggle} />
      {isFiltering(filter) ? (
        <Button variant="ghost" size="sm" className="h-8 wide:h-6" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
});
