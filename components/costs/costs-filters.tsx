'use client';

import { Download } from 'lucide-react';
import { FilterChip } from '@/components/patterns/filter-chip';
import { SearchField } from '@/components/patterns/search-field';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/select';
import { formatPlural } from '@/lib/format';
import { stageRank } from '@/lib/rules/stages';
import { type AddOnLine, type CostFilter, isSettled, none } from './add-on-lines';

type CostsFiltersProps = {
  lines: readonly AddOnLine[];
  filter: CostFilter;
  /** How many of them are listed. */
  shown: number;
  onFilter(change: Partial<CostFilter>): void;
  onClear(): void;
  onExport(): void;
};

const every = '*';
const size = 'h-8 font-medium text-small wide:h-6';

/** Search, service, stage, team and state of add-ons; and what is listed as a file. */
export function CostsFilters({ lines, filter, shown, onFilter, onClear, onExport }: CostsFiltersProps) {
  const { q, service, stage, team, isUnsettled } = filter;
  const services = valuesOf(lines.map((line) => line.service)).sort();
  const stages = valuesOf(lines.map(({ app }) => app.stage)).sort((a, b) => stageRank(a) - stageRank(b));
  const teams = valuesOf(lines.map(({ app }) => app.team)).sort();
  const unsettled = lines.filter((line) => !isSettled(line)).length;
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 px-4 pt-0.5 pb-2 wide:px-5">
      <SearchField
        label="Filter add-ons"
        placeholder={`Filter ${formatPlural(lines.length, 'add-on')}`}
        value={q}
        onChange={(next) => onFilter({ q: next })}
      />
      <span aria-hidden="true" className="mx-0.5 hidden h-4 border-l wide:block" />
      <div className="-mx-4 flex items-center gap-1.5 overflow-x-auto px-4 py-0.5 wide:mx-0 wide:flex-wrap wide:overflow-visible wide:px-0">
        <Select
          aria-label="Service"
          value={service ?? every}
          options={[{ value: every, label: 'Every service' }, ...services.map((value) => option(value, 'Unknown'))]}
          onValueChange={(value) => onFilter({ service: value === every ? null : value })}
          className={size}
        />
        <Select
          aria-label="Stage"
          value={stage ?? every}
          options={[{ value: every, label: 'Every stage' }, ...stages.map((value) => option(value, 'In no pipeline'))]}
          onValueChange={(value) => onFilter({ stage: value === every ? null : value })}
          className={size}
        />
        <Select
          aria-label="Team"
          value={team ?? every}
          options={[{ value: every, label: 'Every team' }, ...teams.map((value) => option(value, 'No team'))]}
          onValueChange={(value) => onFilter({ team: value === every ? null : value })}
          className={size}
        />
        {unsettled > 0 || isUnsettled ? (
          <FilterChip
            isApplied={isUnsettled}
            count={unsettled}
            onToggle={() => onFilter({ isUnsettled: !isUnsettled })}
            className="h-8 px-3 wide:h-6 wide:px-2"
          >
            Not provisioned
          </FilterChip>
        ) : null}
        {q !== '' || service !== null || stage !== null || team !== null || isUnsettled ? (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="ml-auto"
        disabledReason={shown === 0 ? 'Nothing is listed' : null}
        onClick={onExport}
      >
        <Download aria-hidden="true" strokeWidth={1.75} />
        CSV <span className="sr-only">of {formatPlural(shown, 'add-on')}</span>
      </Button>
    </search>
  );
}

const valuesOf = (values: readonly (string | null)[]) => [...new Set(values.map((value) => value ?? none))];
const option = (value: string, word: string): SelectOption => ({ value, label: value === none ? word : value });
