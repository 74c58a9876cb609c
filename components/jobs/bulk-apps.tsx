import { ArrowRight } from 'lucide-react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { cn } from '@/components/ui/cn';
import { formatMoneyDelta, formatPlural } from '@/lib/format';
import type { AppPlan } from '@/lib/operations/operation';

/** What would become of each app, and which are left out and why. */
export function BulkApps({ apps, isOld }: { apps: readonly AppPlan[]; isOld: boolean }) {
  const chosen = apps.filter(({ refused }) => refused === null);
  const refused = apps.filter((app) => app.refused !== null);
  const oldestAt = Math.min(...chosen.map(({ readAt }) => readAt ?? Number.POSITIVE_INFINITY));
  return (
    <div className={cn('flex flex-col gap-4', isOld && 'opacity-60')} aria-busy={isOld}>
      {chosen.length > 0 ? (
        <section aria-label={`${formatPlural(chosen.length, 'app')} to change`}>
          <ul className="divide-y divide-row-line rounded-md border bg-surface">
            {chosen.map((app) => (
              <Chosen key={app.id} app={app} />
            ))}
          </ul>
          <p className="mt-2 text-pretty text-small text-subtle">
            By what was read <RelativeTime at={oldestAt} form="sentence" /> or later. Each app is looked at again when
            its turn comes; where this is no longer so, it is left as it is.
          </p>
        </section>
      ) : null}
      {refused.length > 0 ? (
        <section aria-labelledby="bulk-refused">
          <h3 id="bulk-refused" className="mb-1.5 font-medium text-small">
            {formatPlural(refused.length, 'app is', 'apps are')} left out
          </h3>
          <ul className="flex flex-col gap-1 text-small">
            {refused.map(({ id, name, refused: reason }) => (
              <li key={id} className="grid gap-x-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
                <span className="truncate font-medium">{name}</span>
                <span className="text-muted">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Chosen({ app }: { app: AppPlan }) {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-1.5 [content-visibility:auto]">
      <span className="min-w-0 flex-1 truncate font-medium">{app.name}</span>
      {app.stage === null ? null : <StageTag stage={app.stage} />}
      {app.changes.map(({ label, from, to }) => (
        <span key={label} className="flex items-center gap-1.5 text-small tabular-nums max-sm:w-full">
          <span className="text-muted">{from}</span>
          <ArrowRight aria-label="to" strokeWidth={1.75} className="size-3 text-subtle" />
          <span>{to}</span>
        </span>
      ))}
      {app.centsPerMonth === 0 ? null : (
        <span className="w-14 text-right text-muted text-small tabular-nums">
          {app.centsPerMonth === null ? 'no price' : formatMoneyDelta(app.centsPerMonth)}
        </span>
      )}
    </li>
  );
}
