import { AppLink } from '@/components/patterns/app-link';
import { RelativeTime } from '@/components/patterns/relative-time';
import { statuses, toneText } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatPlural } from '@/lib/format';
import type { AppState } from '@/lib/rules/app-state';

/** What a stage of a pipeline runs: one app's state, version and age, or how many apps there are. */
export function StageCell({ apps }: { apps: readonly FleetRow[] }) {
  const [worst] = apps;
  if (!worst) {
    return (
      <>
        <span aria-hidden="true" className="pl-1 text-faint">
          –
        </span>
        <span className="sr-only">no app</span>
      </>
    );
  }
  if (apps.length === 1) return <AppCell app={worst} />;
  return (
    <span className="flex items-center gap-2">
      <StatusShape status={worst.state} />
      <span className="w-20.5 shrink-0 text-foreground">{formatPlural(apps.length, 'app')}</span>
      <Word state={worst.state} />
    </span>
  );
}

/** An app's state, version and age, as a link to it. */
export function AppCell({ app }: { app: FleetRow }) {
  const { release } = app;
  const isFailed = release?.status === 'failed';
  return (
    <AppLink
      app={app}
      title={app.name}
      className="-mx-1 flex h-7 items-center gap-2 rounded-sm px-1 hover:bg-neutral-subtle"
    >
      <StatusShape status={app.state} />
      <span className="sr-only">{app.name}: </span>
      <span className={cn('w-10 shrink-0 font-mono', isFailed ? 'text-danger' : 'text-foreground')}>
        {release ? `v${release.version}` : '–'}
        {isFailed ? <span className="sr-only"> failed</span> : null}
      </span>
      <span className="w-8.5 shrink-0 whitespace-nowrap">{release?.at ? <RelativeTime at={release.at} /> : null}</span>
      <Word state={app.state} />
      {isFailed ? <span className="truncate text-danger">Release failed</span> : null}
    </AppLink>
  );
}

/** The state's word, unless all is well. */
function Word({ state }: { state: AppState }) {
  const { word, tone, isLoud } = statuses[state];
  if (state === 'up') return <span className="sr-only">{word}</span>;
  return <span className={cn('truncate', isLoud && toneText[tone])}>{word}</span>;
}
