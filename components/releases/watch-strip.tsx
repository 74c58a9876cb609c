'use client';

import { useQuery } from '@tanstack/react-query';
import { Undo2, X } from 'lucide-react';
import { rollBackApp, rollBackAppCode } from '@/app/actions';
import { Keycaps } from '@/components/patterns/keycaps';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import type { Status } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { useMinute } from '@/components/patterns/use-minute';
import { useRefetchOn } from '@/components/patterns/use-refetch-on';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { notify } from '@/components/ui/notify';
import type { FleetRow } from '@/lib/fleet/rows';
import { appRowOptions } from '@/lib/queries/app';
import { dynosOptions } from '@/lib/queries/dynos';
import { keys, keysOfAppChange } from '@/lib/queries/keys';
import { releasesOptions } from '@/lib/queries/releases';
import type { RollbackWatch } from '@/lib/reads/rollback-watch';
import { isChangingOver, releaseMade, type WatchStep, watchedForMs, watchSteps } from '@/lib/rules/rollback-watch';

const looks: Record<WatchStep['state'], Status> = {
  done: 'succeeded',
  now: 'pending',
  next: 'scaled-to-zero',
  failed: 'failed',
  unknown: 'unknown',
};

const changingMs = 3_000;

type WatchStripProps = { first: FleetRow; watch: RollbackWatch; reason: string | null; onHide(): void };

/** What became of a rollback, step by step, and its Undo. It asks Heroku only while something moves. */
export function WatchStrip({ first, watch, reason, onHide }: WatchStripProps) {
  const desk = useOperationDesk();
  const { data: known } = useQuery({ ...appRowOptions(first.id), initialData: { row: first, movedTo: null } });
  const { row } = known;
  const { data: releases } = useQuery(releasesOptions(row.id));
  const made = releaseMade(releases?.items ?? [], watch);
  const { data: dynos } = useQuery({
    ...dynosOptions(row.id),
    refetchInterval: ({ state: { data } }) =>
      isChangingOver(made, data?.items ?? [], { total: row.dynos, nowMs: Date.now() }) ? changingMs : false,
  });
  // The fleet watches the app anyway: only what it noticed is read again here.
  useRefetchOn(`${row.state} ${row.affected} ${row.total} ${row.sinceAt} ${made?.status}`, keys.dynos(row.id));
  const minute = useMinute();
  const steps = watchSteps(made, dynos?.items ?? null, { total: row.dynos, nowMs: minute });
  const isOver = minute > watch.startedAt + watchedForMs + 60_000;
  const held = reason ?? undoHeld(made?.status ?? 'pending');
  const undo = () => {
    if (!watch.undo) return;
    void desk.begin({
      action: watch.operation === 'roll-back' ? rollBackApp : rollBackAppCode,
      input: watch.undo,
      affects: keysOfAppChange(row.id),
      tone: 'destructive',
      undoes: { runId: watch.runId, changes: watch.changes },
    });
  };
  const undoOrSayWhy = () => (held === null ? undo() : notify.info({ title: held, id: 'undo-held' }));
  useShortcut('undo-rollback', undoOrSayWhy, watch.undo !== null && reason === null && !isOver);
  if (isOver) return null;
  const isBad = steps.some(({ state }) => state === 'failed');
  return (
    <section
      aria-label="Rollback under watch"
      className={cn(
        'flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b px-4 py-2 wide:px-5',
        isBad ? 'bg-danger-subtle' : 'bg-staged',
      )}
    >
      <p className="flex items-center gap-2 font-medium max-wide:flex-1">
        <Undo2 aria-hidden="true" strokeWidth={1.75} className="size-3.5 text-muted" />
        {watch.operation === 'roll-back' ? 'Rolled back to' : 'Code rolled back to'} v{watch.target}
      </p>
      <ol
        aria-live="polite"
        className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-small max-wide:order-last max-wide:w-full wide:flex-1"
      >
        {steps.map(({ name, state, words }) => (
          <li key={name} className={cn('flex items-center gap-1.5', state === 'next' ? 'text-subtle' : 'text-muted')}>
            <StatusShape status={looks[state]} className="size-3" />
            <span className={cn(state === 'failed' && 'text-danger')}>{words}</span>
          </li>
        ))}
      </ol>
      {watch.undo === null ? null : (
        <Button disabledReason={held} onClick={undo} className="max-wide:h-11">
          Undo
          <Keycaps id="undo-rollback" className="hidden gap-1 wide:inline-flex" />
        </Button>
      )}
      <Button variant="ghost" size="icon" aria-label="Hide" onClick={onHide} className="max-wide:size-11">
        <X aria-hidden="true" />
      </Button>
    </section>
  );
}

/** Why there is nothing to take back yet, or at all. */
function undoHeld(status: string): string | null {
  if (status === 'succeeded') return null;
  return status === 'pending'
    ? 'It can be undone once its release has ended.'
    : 'It never went live: nothing is to be undone.';
}
