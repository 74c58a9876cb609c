'use client';

import type * as React from 'react';
import { SearchField } from '@/components/patterns/search-field';
import { formatPlural } from '@/lib/format';
import { FleetChips, type FleetChipsProps } from './fleet-chips';

type FleetFiltersProps = FleetChipsProps & {
  count: number;
  /** What is typed: the rest of the filter follows it. */
  search: string;
  onSearch(text: string): void;
  /** What else stands in this band. */
  children?: React.ReactNode;
};

/** Search, the usual filters with live counts, and a menu with the rest. */
export function FleetFilters({ count, search, onSearch, children, ...chips }: FleetFiltersProps) {
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 px-4 pt-2 pb-1.75 wide:flex-nowrap wide:items-start wide:px-5">
      <SearchField
        label="Filter apps"
        placeholder={`Filter ${formatPlural(count, 'app')}`}
        value={search}
        onChange={onSearch}
      />
      <span aria-hidden="true" className="mx-0.5 my-1 hidden h-4 border-l wide:block" />
      <FleetChips {...chips} />
      {children}
    </search>
  );
}
