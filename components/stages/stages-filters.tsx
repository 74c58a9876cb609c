'use client';

import { FilterChip } from '@/components/patterns/filter-chip';
import { SearchField } from '@/components/patterns/search-field';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { formatCount, formatPlural } from '@/lib/format';
import { noTeam, type PipelineFacets, type PipelineFilter } from './pipeline-view';
import { type Check, checks } from './pipelines';

type StagesFiltersProps = {
  count: number;
  filter: PipelineFilter;
  facets: PipelineFacets;
  onFilter(change: Partial<PipelineFilter>): void;
  onClear(): void;
};

const words: Record<Check, string> = {
  attention: 'Needs attention',
  failed: 'Failed release',
  'no-production': 'No production app',
};
const everyTeam = '*';

/** Search, team, and what can be asked of a pipeline, each with a live count. */
export function StagesFilters({ count, filter, facets, onFilter, onClear }: StagesFiltersProps) {
  const { q, team, check } = filter;
  const teams = [...new Set([...facets.team.keys(), ...(team === null ? [] : [team])])].sort();
  const toggle = (one: Check) =>
    onFilter({ check: check.includes(one) ? check.filter((other) => other !== one) : [...check, one] });
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 px-4 pt-0.5 pb-2 wide:px-5">
      <SearchField
        label="Filter pipelines"
        placeholder={`Filter ${formatPlural(count, 'pipeline')}`}
        value={q}
        onChange={(next) => onFilter({ q: next })}
      />
      <span aria-hidden="true" className="mx-0.5 hidden h-4 border-l wide:block" />
      <div className="-mx-4 flex items-center gap-1.5 overflow-x-auto px-4 py-0.5 wide:mx-0 wide:overflow-visible wide:px-0">
        <Select
          aria-label="Team"
          value={team ?? everyTeam}
          options={[
            { value: everyTeam, label: 'Every team' },
            ...teams.map((name) => ({
              value: name,
              label: name === noTeam ? 'No team' : name,
              hint: formatCount(facets.team.get(name) ?? 0),
            })),
          ]}
          onValueChange={(value) => onFilter({ team: value === everyTeam ? null : value })}
          className="h-8 font-medium text-small wide:h-6"
        />
        {checks.map((one) => (
          <FilterChip
            key={one}
            isApplied={check.includes(one)}
            count={facets.check.get(one) ?? 0}
            onToggle={() => toggle(one)}
            className="h-8 px-3 wide:h-6 wide:px-2"
          >
            {words[one]}
          </FilterChip>
        ))}
        {q !== '' || team !== null || check.length > 0 ? (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </search>
  );
}
