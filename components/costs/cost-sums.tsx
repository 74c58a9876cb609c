'use client';

import Link from 'next/link';
import { ListHead } from '@/components/patterns/list-head';
import { MeterTrack } from '@/components/ui/meter';
import { Select } from '@/components/ui/select';
import { formatPlural } from '@/lib/format';
import { routes } from '@/lib/routes';
import { type CostFilter, none } from './add-on-lines';
import { Money } from './money';
import { type CostSum, centsOf, type Grouping, groupings } from './sums';

type CostSumsProps = {
  by: Grouping;
  sums: readonly CostSum[];
  filter: CostFilter;
  onBy(by: Grouping): void;
  onFilter(change: Partial<CostFilter>): void;
};

const shownAtMost = 60;
const words: Record<Grouping, string> = { service: 'Service', team: 'Team', stage: 'Stage', app: 'App' };
const nothing: Record<Grouping, string> = {
  service: 'Unknown service',
  team: 'No team',
  stage: 'In no pipeline',
  app: '',
};

/** What each service, team, stage or app costs a month, as figures and bars; a name narrows the list. */
export function CostSums({ by, sums, filter, onBy, onFilter }: CostSumsProps) {
  const most = Math.max(1, ...sums.map(centsOf));
  const hasDynos = by !== 'service';
  return (
    <section aria-labelledby="cost-sums-title" className="flex min-h-0 flex-col">
      <div className="flex h-10 shrink-0 items-center justify-between gap-3 px-4">
        <h2 id="cost-sums-title" className="font-medium">
          Cost a month
        </h2>
        <Select
          aria-label="Summed by"
          value={by}
          options={groupings.map((value) => ({ value, label: `By ${words[value].toLowerCase()}` }))}
          onValueChange={(value) => onBy(value as Grouping)}
          className="h-8 text-small wide:h-6"
        />
      </div>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="-outline-offset-2 relative min-h-0 overflow-y-auto"
      >
        <table aria-label={`Cost by ${words[by].toLowerCase()}`} className="w-full table-fixed text-left text-small">
          <ListHead className="h-7">
            <th scope="col" className="pl-4!">
              {words[by]}
            </th>
            <th scope="col" className="w-17 text-right">
              Add-ons
            </th>
            {hasDynos ? (
              <th scope="col" className="w-17 text-right">
                Dynos
              </th>
            ) : null}
            <th scope="col" className="w-20 pr-4! text-right">
              Total
            </th>
          </ListHead>
          <tbody>
            {sums.slice(0, shownAtMost).map((sum) => (
              <tr key={sum.key} className="text-muted [&>*]:border-row-line [&>*]:border-b [&>*]:px-2">
                <th scope="row" className="py-1.5 pl-4! font-normal">
                  <SumName by={by} sum={sum} filter={filter} onFilter={onFilter} />
                  <MeterTrack value={centsOf(sum)} max={most} className="mt-1 h-1" />
                </th>
                <td className="text-right tabular-nums">{hasDynos ? <Money cents={sum.addOnCents} /> : sum.addOns}</td>
                {hasDynos ? (
                  <td className="text-right tabular-nums">
                    <Money cents={sum.dynoCents} isPartial={sum.isPartial} />
                  </td>
                ) : null}
                <td className="pr-4! text-right font-medium text-foreground tabular-nums">
                  {hasDynos || sum.addOnCents > 0 ? (
                    <Money cents={centsOf(sum)} isPartial={sum.isPartial} />
                  ) : (
                    <span className="font-normal text-subtle" title="Free or under contract">
                      no price
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {sums.length > shownAtMost ? (
          <p className="px-4 py-2 text-small text-subtle">
            and {formatPlural(sums.length - shownAtMost, 'cheaper one')}; the search finds them.
          </p>
        ) : null}
      </div>
    </section>
  );
}

type SumNameProps = Pick<CostSumsProps, 'by' | 'filter' | 'onFilter'> & { sum: CostSum };

function SumName({ by, sum: { key }, filter, onFilter }: SumNameProps) {
  if (by === 'app') {
    return (
      <Link href={routes.app(key)} prefetch={false} title={key} className="block truncate rounded-sm hover:text-link">
        {key}
      </Link>
    );
  }
  const isApplied = filter[by] === key;
  return (
    <button
      type="button"
      aria-pressed={isApplied}
      onClick={() => onFilter({ [by]: isApplied ? null : key })}
      className="block max-w-full truncate rounded-sm text-left hover:text-link aria-pressed:font-medium aria-pressed:text-link"
    >
      {key === none ? nothing[by] : key}
    </button>
  );
}
