'use client';

import { Plus } from 'lucide-react';
import { FilterChip } from '@/components/patterns/filter-chip';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { chipsOf, groupNames } from './chips';
import type { Dimension, Facets, FleetFilter } from './filter';

type FilterMenuProps = { filter: FleetFilter; facets: Facets; onToggle(dimension: Dimension, value: string): void };

const groups = Object.entries(groupNames) as [Exclude<Dimension, 'state'>, string][];

/** Every value by which the fleet can be filtered, with its count. */
export function FilterMenu({ filter, facets, onToggle }: FilterMenuProps) {
  return (
    <Popover>
      <PopoverTrigger className="inline-flex h-8 shrink-0 items-center gap-1 rounded-md border border-button-border border-dashed px-3 font-medium text-muted text-small hover:border-control-edge hover:text-foreground wide:h-6 wide:px-2">
        <Plus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
        Filter
      </PopoverTrigger>
      <PopoverContent aria-label="Filters" align="start" className="max-h-100 w-90 space-y-3 overflow-y-auto p-3">
        {groups.map(([dimension, name]) => (
          <fieldset key={dimension}>
            <legend className="pb-1.5 font-medium text-caption text-subtle">{name}</legend>
            <div className="flex flex-wrap gap-1.5">
              {chipsOf(dimension, facets, filter).map(({ value, label, count, isApplied }) => (
                <FilterChip key={value} isApplied={isApplied} count={count} onToggle={() => onToggle(dimension, value)}>
                  {label}
                </FilterChip>
              ))}
            </div>
          </fieldset>
        ))}
      </PopoverContent>
    </Popover>
  );
}
