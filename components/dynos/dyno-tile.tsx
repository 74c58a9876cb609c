'use client';

import { CircleStop, RotateCw, ScrollText } from 'lucide-react';
import type * as React from 'react';
import { restartApp, stopOneDyno } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { useTimedText } from '@/components/patterns/rendered-at';
import type { Status } from '@/components/patterns/status';
import { statuses, toneText } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatAge } from '@/lib/format';
import { keysOfAppChange } from '@/lib/queries/keys';
import type { DynoRow } from '@/lib/reads/dynos';
import { isOneOff } from '@/lib/rules/one-off';
import type { DynoReasons, Over } from './dynos-panel';

const known = new Set<string>(['up', 'starting', 'idle', 'crashed', 'down']);

type DynoTileProps = { app: string; dyno: DynoRow; reasons: DynoReasons; onOpen(over: Over): void };

/** One dyno: what it is doing, since when, and what can be done with it. */
export function DynoTile({ app, dyno, reasons, onOpen }: DynoTileProps) {
  const { name, type, state } = dyno;
  const desk = useOperationDesk();
  const affects = keysOfAppChange(app);
  const status = (known.has(state) ? state : 'unknown') as Status;
  const isCrashed = state === 'crashed';
  const restart = () => desk.begin({ action: restartApp, input: { app, target: { kind: 'dyno', name } }, affects });
  const stop = () => desk.begin({ action: stopOneDyno, input: { app, dyno: name }, affects });
  return (
    <li
      className={cn(
        'group relative rounded-md border px-2.5 py-2',
        isCrashed ? 'border-danger-edge bg-danger-subtle' : 'bg-raised',
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <span className="truncate font-mono text-small">{name}</span>
        <StatusShape status={status} />
      </div>
      <p
        className={cn(
          'flex items-center gap-2 text-small',
          statuses[status].isLoud ? toneText[statuses[status].tone] : 'text-muted',
        )}
      >
        {status === 'unknown' ? state : statuses[status].word}
        {isCrashed ? (
          <Button
            variant="link"
            size="sm"
            disabledReason={reasons.logs}
            aria-label={`Why did ${name} crash? 1 call`}
            onClick={() => onOpen({ kind: 'trouble', dyno: name })}
            className="h-4 px-0 text-small pointer-coarse:h-11 pointer-coarse:px-3"
          >
            Why?
          </Button>
        ) : null}
      </p>
      <p className={cn('truncate text-caption', isCrashed ? 'text-muted' : 'text-subtle')}>
        {dyno.updatedAt === null ? null : <Since at={dyno.updatedAt} isCrashed={isCrashed} />}
        {dyno.release === null ? null : ` · v${dyno.release}`}
      </p>
      <div
        className={cn(
          'absolute right-1 bottom-1 flex rounded-md opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:static pointer-coarse:mt-1 pointer-coarse:justify-end pointer-coarse:opacity-100',
          isCrashed ? 'bg-danger-subtle' : 'bg-raised',
        )}
      >
        {isOneOff(type) ? (
          <Act label={`Output of ${name}`} reason={reasons.logs} onClick={() => onOpen({ kind: 'output', dyno: name })}>
            <ScrollText aria-hidden="true" />
          </Act>
        ) : (
          <Act label={`Restart ${name}…`} reason={reasons.restart} onClick={restart}>
            <RotateCw aria-hidden="true" />
          </Act>
        )}
        <Act label={`Stop ${name}…`} reason={reasons.stop} onClick={stop}>
          <CircleStop aria-hidden="true" />
        </Act>
      </div>
    </li>
  );
}

type ActProps = { label: string; reason: string | null; onClick(): void; children: React.ReactNode };

function Act({ label, reason, onClick, children }: ActProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={label}
      disabledReason={reason}
      onClick={onClick}
      className="pointer-coarse:size-11"
    >
      {children}
    </Button>
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
