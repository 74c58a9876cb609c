import { AppLink } from '@/components/patterns/app-link';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusShape } from '@/components/patterns/status-shape';
import { When } from '@/components/patterns/when';
import type { FleetRow } from '@/lib/fleet/rows';
import type { Concern } from '@/lib/rules/concerns';
import { kindLooks } from './kinds';
import { type AppRemedy, type Reasons, RemedyButton } from './remedy-button';

type AttentionCardProps = { app: FleetRow; concerns: readonly [Concern, ...Concern[]]; reasons: Reasons };

/** One of the worst, with what is likeliest to be done about it within reach of a thumb. */
export function AttentionCard({ app, concerns: [worst], reasons }: AttentionCardProps) {
  const { release } = app;
  return (
    <article aria-label={app.name} className="mb-3 rounded-lg border border-danger-edge bg-surface p-4">
      <div className="flex items-center gap-2.5">
        <StatusShape status={kindLooks[worst.kind].status} />
        <h2 className="min-w-0 flex-1 truncate font-semibold text-lead">
          <AppLink app={app} className="-my-2 block truncate rounded-sm py-2">
            {app.name}
          </AppLink>
        </h2>
        {app.stage === null ? null : <StageTag stage={app.stage} />}
      </div>
      <p className="mt-1 text-pretty text-muted">
        <strong className="font-medium text-danger">
          {worst.sentence}
          {worst.sinceAt === null ? null : (
            <>
              {' '}
              <When at={worst.sinceAt} form="sentence" />
            </>
          )}
          .
        </strong>{' '}
        {worst.detail}{' '}
        {worst.kind === 'crashed' && release?.at ? (
          <>
            v{release.version} was released <When at={release.at} form="sentence" />
            {release.by ? ` by ${release.by}` : null}.
          </>
        ) : null}
      </p>
      <div className="mt-3.5 flex gap-2">
        {remediesOf(worst, app.isMaintenance).map((remedy) => (
          <RemedyButton
            key={remedy.kind}
            app={app}
            remedy={remedy}
            reasons={reasons}
            size="touch"
            className="min-w-0 flex-1 px-2"
          />
        ))}
      </div>
    </article>
  );
}

// Maintenance keeps visitors from the errors of an app whose dynos crash.
function remediesOf({ kind, remedy }: Concern, isMaintenance: boolean): AppRemedy[] {
  const likeliest: AppRemedy[] = remedy ? [remedy] : [];
  if (kind !== 'crashed') return likeliest;
  return [{ kind: isMaintenance ? 'end-maintenance' : 'begin-maintenance' }, ...likeliest];
}
