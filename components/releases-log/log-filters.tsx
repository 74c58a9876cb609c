'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import { SearchField } from '@/components/patterns/search-field';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/select';
import type { FleetRow } from '@/lib/fleet/rows';
import type { ReleasesFilter } from '@/lib/queries/releases-everywhere';
import { stageRank } from '@/lib/rules/stages';

export type LogFilterValues = Required<ReleasesFilter>;

type LogFiltersProps = {
  values: LogFilterValues;
  rows: readonly FleetRow[];
  people: readonly string[];
  onChange(change: Partial<LogFilterValues>): void;
  onClear(): void;
};

const size = 'h-8 font-medium text-small wide:h-6';

/** Search, stage, team, person and status; the values are those that apps and releases have. */
export function LogFilters({ values, rows, people, onChange, onClear }: LogFiltersProps) {
  const stages = distinct(rows.map(({ stage }) => stage)).sort((a, b) => stageRank(a) - stageRank(b));
  const teams = distinct(rows.map(({ team }) => team)).sort();
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 px-4 pt-0.5 pb-2 wide:px-5">
      <SearchField
        label="Filter releases"
        placeholder="App, version, description"
        value={values.q}
        onChange={(q) => onChange({ q })}
      />
      <span aria-hidden="true" className="mx-0.5 hidden h-4 border-l wide:block" />
      <div className="-mx-4 flex items-center gap-1.5 overflow-x-auto px-4 py-0.5 wide:mx-0 wide:overflow-visible wide:px-0">
        <Select
          aria-label="Stage"
          value={values.stage}
          options={[{ value: '', label: 'Every stage' }, ...stages.map(option)]}
          onValueChange={(stage) => onChange({ stage })}
          className={size}
        />
        <Select
          aria-label="Team"
          value={values.team}
          options={[{ value: '', label: 'Every team' }, ...teams.map(option)]}
          onValueChange={(team) => onChange({ team })}
          className={size}
        />
        <Select
          aria-label="Person"
          value={values.by}
          options={[{ value: '', label: 'Everyone' }, ...distinct([...people, values.by || null]).map(option)]}
          onValueChange={(by) => onChange({ by })}
          className={size}
        />
        {(['failed', 'pending'] as const).map((status) => (
          <FilterChip
            key={status}
            isApplied={values.status === status}
            onToggle={() => onChange({ status: values.status === status ? '' : status })}
            className="h-8 px-3 wide:h-6 wide:px-2"
          >
            {status === 'failed' ? 'Failed' : 'Pending'}
          </FilterChip>
        ))}
        {Object.values(values).some((value) => value !== '') ? (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </search>
  );
}

const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
const option = (value: string): SelectOption => ({ value, label: value.split('@')[0] ?? value });
