'use client';

import { Plus } from 'lucide-react';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { FilterGroupsProps } from './filter-groups';

const FilterGroups = onDemand(() => import('./filter-groups').then((module) => module.FilterGroups));

/** Every value by which the fleet can be filtered, with its count. */
export function FilterMenu(props: FilterGroupsProps) {
  return (
    <Popover>
      <PopoverTrigger className="relative inline-flex h-8 shrink-0 items-center gap-1 rounded-md border border-button-border border-dashed px-3 font-medium text-muted text-small after:absolute after:inset-x-0 after:-inset-y-1.5 hover:border-control-edge hover:text-foreground wide:h-6 wide:px-2 wide:after:inset-y-0">
        <Plus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
        Filter
      </PopoverTrigger>
      <PopoverContent aria-label="Filters" align="start" className="max-h-[min(60vh,480px)] w-90 overflow-y-auto p-3">
        <FilterGroups {...props} />
      </PopoverContent>
    </Popover>
  );
}
