'use client';

import { Construction, RotateCw, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { restartApp, setMaintenance } from '@/app/actions';
import { Keycaps } from '@/components/patterns/keycaps';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { useIsLive } from '@/components/patterns/rendered-at';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusBadge } from '@/components/patterns/status-badge';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { Button } from '@/components/ui/button';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import { setWatched } from '@/lib/queries/watched';
import { appStateDetail } from '@/lib/rules/app-state';
import { AppMenu } from './app-menu';
import { AppReading } from './app-reading';
import { PinStar } from './pin-star';
import { RollBackButton } from './roll-back-button';
import { useAppSummary } from './use-app-summary';

/** Why this person may not do something here; null where they may. */
export type Reasons = Record<'scale' | 'restart' | 'maintenance' | 'rollBack', string | null>;

type AppHeaderProps = { first: FleetRow; reasons: Reasons; hasDashboard: boolean };

/** Which app this is, how it is, and what can be done to it from each of its tabs. */
export function AppHeader({ first, reasons, hasDashboard }: AppHeaderProps) {
  const desk = useOperationDesk();
  const { row, summary, isMaintenance, isGone } = useAppSummary(first, useIsLive());
  useEffect(() => {
    setWatched([row.id]);
    return () => setWatched([]);
  }, [row.id]);
  const held = isGone ? 'Heroku no longer shows this app.' : null;
  const affects = keysOfAppChange(row.id);
  const restart = () => desk.begin({ action: restartApp, input: { app: row.id, target: { kind: 'app' } }, affects });
  useShortcut('restart', restart, reasons.restart === null && !isGone);
  const toggleMaintenance = () =>
    desk.begin({ action: setMaintenance, input: { app: row.id, on: !isMaintenance }, affects });
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 wide:px-5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <PinStar row={row} />
        <h1 tabIndex={-1} className="wrap-anywhere min-w-0 text-title">
          {row.name}
        </h1>
        {row.stage ? <StageTag stage={row.stage} form="full" /> : null}
        <StatusBadge status={summary.state} {...(isGone ? { word: 'Gone' } : detailOf(appStateDetail(summary)))} />
      </div>
      <p className="min-w-0 flex-1 basis-40 truncate text-muted text-small">
        {[row.team ?? 'personal', row.region, row.stack].filter(Boolean).join(' · ')}
      </p>
      <AppReading row={row} />
      <div className="flex gap-2 max-sm:w-full max-sm:[&>button]:h-11 max-sm:[&>button]:flex-1 max-sm:[&>button]:px-1 max-sm:[&>a]:h-11 max-sm:[&>a]:flex-1 max-sm:[&>a]:px-1 max-sm:[&>:not(span)>svg]:hidden">
        <Button disabledReason={held ?? reasons.restart} onClick={restart}>
          <RotateCw aria-hidden="true" />
          Restart…
          <Keycaps id="restart" className="hidden gap-1 wide:inline-flex" />
        </Button>
        <RollBackButton name={row.name} reason={held ?? reasons.rollBack}>
          <Undo2 aria-hidden="true" />
          Roll back…
        </RollBackButton>
        <Button disabledReason={held ?? reasons.maintenance} onClick={toggleMaintenance}>
          <Construction aria-hidden="true" />
          {isMaintenance ? 'End maintenance…' : 'Maintenance…'}
        </Button>
        <AppMenu row={row} hasDashboard={hasDashboard} />
      </div>
    </header>
  );
}

function detailOf(detail: string | null) {
  return detail === null ? {} : { detail };
}
