'use client';

import { useQuery } from '@tanstack/react-query';
import { SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { StaleNote } from '@/components/patterns/stale-note';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { dynosOptions } from '@/lib/queries/dynos';
import type { DynoRow } from '@/lib/reads/dynos';
import { isOneOff } from '@/lib/rules/one-off';
import { DynoTile } from './dyno-tile';
import { RestartMenu } from './restart-menu';

const RunDialog = onDemand(() => import('./run-dialog').then((module) => module.RunDialog));
const OutputSheet = onDemand(() => import('./output-sheet').then((module) => module.OutputSheet));
const TroubleDialog = onDemand(() => import('./trouble-dialog').then((module) => module.TroubleDialog));

/** Why this person may not do something with dynos; null where they may. */
export type DynoReasons = { restart: string | null; stop: string | null; run: string | null; logs: string | null };
/** What lies over the panel. */
export type Over = { kind: 'run' } | { kind: 'output' | 'trouble'; dyno: string } | null;

const skeletons = ['a', 'b', 'c', 'd'];

/** Every running process as a tile; a crashed one is the only one with a ground of its own. */
export function DynosPanel({ app, reasons }: { app: string; reasons: DynoReasons }) {
  const query = useQuery(dynosOptions(app));
  const [over, setOver] = useState<Over>(null);
  const { data, isPending } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Dynos" />;
  const dynos = data?.items ?? [];
  const types = [...new Set(dynos.map(({ type }) => type))].filter((type) => !isOneOff(type));
  const close = () => setOver(null);
  return (
    <Panel aria-labelledby="dynos-title">
      <PanelHeader title="Dynos" titleId="dynos-title">
        <Tally dynos={dynos} />
        {types.length > 1 ? <RestartMenu app={app} types={types} reason={reasons.restart} /> : null}
        <Button variant="ghost" disabledReason={reasons.run} onClick={() => setOver({ kind: 'run' })}>
          <SquareTerminal aria-hidden="true" />
          Run one-off…
        </Button>
      </PanelHeader>
      <StaleNote query={query} />
      {data && dynos.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted">No dynos: every process type is at 0.</p>
      ) : null}
      <ul aria-busy={isPending} className="grid grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-2 p-3 empty:hidden">
        {isPending ? skeletons.map((name) => <Skeleton key={name} className="h-17" />) : null}
        {dynos.map((dyno) => (
          <DynoTile key={dyno.name} app={app} dyno={dyno} reasons={reasons} onOpen={setOver} />
        ))}
      </ul>
      {over?.kind === 'run' ? (
        <RunDialog app={app} onClose={close} onStarted={(dyno) => setOver({ kind: 'output', dyno })} />
      ) : null}
      {over?.kind === 'output' ? (
        <OutputSheet app={app} dyno={over.dyno} stopReason={reasons.stop} onClose={close} />
      ) : null}
      {over?.kind === 'trouble' ? <TroubleDialog app={app} dyno={over.dyno} onClose={close} /> : null}
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
        <span key={state} className={state === 'crashed' ? 'font-medium text-danger' : 'max-sm:hidden'}>
          {dynos.filter((dyno) => dyno.state === state).length} {state}
        </span>
      ))}
    </p>
  );
}
