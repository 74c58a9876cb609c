'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import { Button } from '@/components/ui/button';
import { chipsAtHand } from './chips';
import { type Dimension, type Facets, type FleetFilter, isFiltering, toggled } from './filter';
import { FilterMenu } from './filter-menu';
import { SearchField } from './search-field';

type FleetFiltersProps = {
  count: number;
  filter: FleetFilter;
  facets: Facets;
  onFilter(filter: FleetFilter): void;
  onClear(): void;
};

/** Search, the usual filters with live counts, and a menu with the rest. */
export function FleetFilters({ count, filter, facets, onFilter, onClear }: FleetFiltersProps) {
  const toggle = (dimension: Dimension, value: string) => onFilter(toggled(filter, dimension, value));
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 px-4 pt-2 pb-1.75 wide:px-5">
      <SearchField count={count} value={filter.q} onChange={(q) => onFilter({ ...filter, q })} />
      <span aria-hidden="true" className="mx-0.5 hidden h-4 border-l wide:block" />
      <div className="-mx-4 flex items-center gap-1.5 overflow-x-auto px-4 py-0.5 wide:mx-0 wide:flex-wrap wide:overflow-visible wide:px-0">
        {chipsAtHand(facets, filter).map((chip) => (
          <FilterChip
            key={`${chip.dimension} ${chip.value}`}
            isApplied={chip.isApplied}
            count={chip.count}
            className="h-8 px-3 wide:h-6 wide:px-2"
            onToggle={() => toggle(chip.dimension, chip.value)}
          >
            {chip.label}
          </FilterChip>
        ))}
        <FilterMenu filter={filter} facets={facets} onToggle={toggle} />
        {isFiltering(filter) ? (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </search>
  );
}
