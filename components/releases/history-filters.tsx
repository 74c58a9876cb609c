'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { countReleases, type ReleaseFilter, releaseFilters, releasePeople } from '@/lib/rules/release-filter';
import { shortPerson } from './release-mark';

const labels: Record<ReleaseFilter, string> = {
  deploy: 'Deploys',
  config: 'Config',
  'add-on': 'Add-ons',
  rollback: 'Rollbacks',
  failed: 'Failed',
};

export type HistoryFilter = { kind: ReleaseFilter | null; by: string | null };

type HistoryFiltersProps = {
  releases: readonly ReleaseRow[];
  filter: HistoryFilter;
  onChange(change: Partial<HistoryFilter>): void;
};

/** What made a release, and who; each with its count. */
export function HistoryFilters({ releases, filter, onChange }: HistoryFiltersProps) {
  const counts = countReleases(releases);
  const people = releasePeople(releases);
  const known = filter.by !== null && !people.includes(filter.by) ? [...people, filter.by] : people;
  return (
    <search className="flex items-center gap-1.5 overflow-x-auto px-4 py-2 wide:px-5">
      {releaseFilters.map((kind) => (
        <FilterChip
          key={kind}
          isApplied={filter.kind === kind}
          count={counts[kind]}
          onToggle={() => onChange({ kind: filter.kind === kind ? null : kind })}
          className="h-11 px-3 wide:h-6 wide:px-2"
        >
          {labels[kind]}
        </FilterChip>
      ))}
      <Select
        aria-label="Person"
        value={filter.by ?? ''}
        options={[{ value: '', label: 'Everyone' }, ...known.map((by) => ({ value: by, label: shortPerson(by) }))]}
        onValueChange={(by) => onChange({ by: by === '' ? null : by })}
        className="h-11 font-medium text-small wide:h-6"
      />
      {filter.kind !== null || filter.by !== null ? (
        <Button variant="ghost" size="sm" onClick={() => onChange({ kind: null, by: null })}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
