'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { restartApp } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { QueryError } from '@/components/patterns/query-error';
import { useTimedText } from '@/components/patterns/rendered-at';
import { StaleNote } from '@/components/patterns/stale-note';
import type { Status } from '@/components/patterns/status';
import { statuses, toneText } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { formatAge } from '@/lib/format';
import { dynosOptions } from '@/lib/queries/dynos';
import { keysOfAppChange } from '@/lib/queries/keys';
import type { DynoRow } from '@/lib/reads/dynos';

const skeletons = ['a', 'b', 'c', 'd'];
const known = new Set<string>(['up', 'starting', 'idle', 'crashed', 'down']);

/** Every running process as a tile; a crashed one is the only one with a ground of its own. */
export function DynosPanel({ app, reason }: { app: string; reason: string | null }) {
  const query = useQuery(dynosOptions(app));
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Dynos" />;
  const dynos = data?.items ?? [];
  return (
    <Panel aria-labelledby="dynos-title">
      <PanelHeader title="Dynos" titleId="dynos-title">
        <Tally dynos={dynos} />
      </PanelHeader>
      <StaleNote query={query} />
      {data && dynos.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted">No dynos: every process type is at 0.</p>
      ) : null}
      <ul aria-busy={isPending} className="grid grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-2 p-3 empty:hidden">
        {isPending ? skeletons.map((name) => <Skeleton key={name} className="h-17" />) : null}
        {dynos.map((dyno) => (
          <DynoTile key={dyno.name} app={app} dyno={dyno} reason={reason} />
        ))}
      </ul>
    </Panel>
  );
}

function Tally({ dynos }: { dynos: DynoRow[] }) {
  const states = [...new Set(dynos.map(({ state }) => state))].sort(
    (a, b) => Number(a === 'crashed') - Number(b === 'crashed'),
  );
  return (
    <p role="status" className="flex gap-3 text-muted">
      {states.map((state) => (
        <span key={state} className={state === 'crashed' ? 'font-medium text-danger' : undefined}>
          {dynos.filter((dyno) => dyno.state === state).length} {state}
        </span>
      ))}
    </p>
  );
}

function DynoTile({ app, dyno, reason }: { app: string; dyno: DynoRow; reason: string | null }) {
  const desk = useOperationDesk();
  const status = (known.has(dyno.state) ? dyno.state : 'unknown') as Status;
  const isCrashed = dyno.state === 'crashed';
  const restart = () =>
    desk.begin({
      action: restartApp,
      input: { app, target: { kind: 'dyno', name: dyno.name } },
      affects: keysOfAppChange(app),
    });
  return (
    <li
      className={cn(
        'group relative rounded-md border px-2.5 py-2',
        isCrashed ? 'border-danger-edge bg-danger-subtle' : 'bg-raised',
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <span className="truncate font-mono text-small">{dyno.name}</span>
        <StatusShape status={status} />
      </div>
      <p className={cn('text-small', statuses[status].isLoud ? toneText[statuses[status].tone] : 'text-muted')}>
        {status === 'unknown' ? dyno.state : statuses[status].word}
      </p>
      <p className={cn('truncate text-caption', isCrashed ? 'text-muted' : 'text-subtle')}>
        {dyno.updatedAt === null ? null : <Since at={dyno.updatedAt} isCrashed={isCrashed} />}
        {dyno.release === null ? null : ` · v${dyno.release}`}
      </p>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Restart ${dyno.name}…`}
        title={`Restart ${dyno.name}…`}
        disabledReason={reason}
        onClick={restart}
        className="absolute right-1 bottom-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      >
        <RotateCw aria-hidden="true" />
      </Button>
    </li>
  );
}

function Since({ at, isCrashed }: { at: number; isCrashed: boolean }) {
  const text = useTimedText((nowMs) => {
    const ageMs = nowMs - at;
    if (ageMs < 1_000) return 'just now';
    return isCrashed ? `${formatAge(ageMs)} ago` : `for ${formatAge(ageMs)}`;
  });
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
