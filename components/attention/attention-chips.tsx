'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import { StatusShape } from '@/components/patterns/status-shape';
import { type Kind, kindLooks, kinds } from './kinds';

type AttentionChipsProps = {
  total: number;
  counts: ReadonlyMap<Kind, number>;
  only: Kind | null;
  onFilter(only: Kind | null): void;
};

/** One filter for each kind of trouble that there is, with how many have it. */
export function AttentionChips({ total, counts, only, onFilter }: AttentionChipsProps) {
  const present = kinds.filter((kind) => counts.has(kind) || kind === only);
  return (
    <fieldset className="-mx-4 flex shrink-0 items-center gap-1.5 overflow-x-auto px-4 py-0.5 wide:mx-0 wide:flex-wrap wide:px-0">
      <legend className="sr-only">Kinds of trouble</legend>
      <FilterChip isApplied={only === null} count={total} onToggle={() => onFilter(null)} className={size}>
        All
      </FilterChip>
      {present.map((kind) => (
        <FilterChip
          key={kind}
          isApplied={only === kind}
          count={counts.get(kind) ?? 0}
          onToggle={() => onFilter(only === kind ? null : kind)}
          className={size}
        >
          <StatusShape status={kindLooks[kind].status} className="size-3" />
          {kindLooks[kind].word}
        </FilterChip>
      ))}
    </fieldset>
  );
}

const size = 'h-8 px-3 wide:h-6 wide:px-2';
