'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { scaleApp } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { QueryError } from '@/components/patterns/query-error';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StaleNote } from '@/components/patterns/stale-note';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { onDemand } from '@/components/ui/on-demand';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { dynoSizesOptions } from '@/lib/queries/dyno-sizes';
import { formationOptions } from '@/lib/queries/formation';
import { keys, keysOfAppChange } from '@/lib/queries/keys';
import { changed, type Process } from '@/lib/rules/scaling';
import { type Draft, nothingStaged, overtaken, type Staged, stage, wanted } from './draft';
import { FormationNotes } from './formation-notes';
import { FormationRow } from './formation-row';
import { FormationSkeleton } from './formation-skeleton';
import { useFocusAfter } from './use-focus-after';

const StagedBar = onDemand(() => import('./staged-bar').then((module) => module.StagedBar));

type FormationPanelProps = { app: string; stage: string | null; reason: string | null };

/** Quantity and size of each process type, changed in one batch, with the price before the click. */
export function FormationPanel({ app, stage: appStage, reason }: FormationPanelProps) {
  const desk = useOperationDesk();
  const formation = useQuery(formationOptions(app));
  const sizes = useQuery(dynoSizesOptions(app));
  const queries = useQueryClient();
  // What is staged is still there when a person comes back from another page.
  const [staged, setShown] = useState(() => queries.getQueryData<Staged>(keys.staged(app)) ?? nothingStaged);
  const setStaged = (next: Staged) => {
    queries.setQueryData(keys.staged(app), next);
    setShown(next);
  };
  const { draft } = staged;
  const [isRunning, setIsRunning] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  useFocusAfter(Object.keys(draft).length > 0, table);
  useShortcut('scale', () => table.current?.querySelector('input')?.focus(), reason === null);
  if (formation.isError && !formation.data) {
    return <QueryError query={formation} subject="Formation" />;
  }
  const processes: Process[] = formation.data?.items.map((item) => ({ ...item, size: item.size ?? 'unknown' })) ?? [];
  const catalogue = sizes.data?.items ?? [];
  const after = wanted(processes, draft);
  const changes = changed(processes, after);
  const commands = new Map(formation.data?.items.map(({ type, command }) => [type, command]));

  const setDraft = (next: Draft) => setStaged(stage(staged, next, processes));
  const change = (type: string, part: Draft[string]) => setDraft({ ...draft, [type]: { ...draft[type], ...part } });
  const scale = async () => {
    setIsRunning(true);
    const input = { app, processes: changes.map(({ to: { type, quantity, size } }) => ({ type, quantity, size })) };
    const ending = await desk.begin({ action: scaleApp, input, affects: keysOfAppChange(app) });
    setIsRunning(false);
    if (ending === 'done') setStaged(nothingStaged);
  };

  return (
    <Panel aria-labelledby="formation-title">
      <PanelHeader title="Formation" titleId="formation-title">
        <span className="text-right text-small text-subtle">
          Prices<span className="max-sm:hidden"> from Heroku’s dyno sizes</span>
          {sizes.data ? (
            <>
              , read <RelativeTime at={sizes.data.readAt} form="sentence" />
            </>
          ) : null}
        </span>
      </PanelHeader>
      <StaleNote query={formation} />
      {formation.isPending ? <FormationSkeleton /> : null}
      {formation.data ? (
        <div className="overflow-x-auto">
          <table ref={table} tabIndex={-1} className="outline-none w-full table-fixed text-left">
            <caption className="sr-only">Process types, their dynos, size and price</caption>
            <thead className="text-caption text-muted">
              <tr className="h-8 [&>th]:border-row-line [&>th]:border-b [&>th]:font-medium">
                <th scope="col" className="w-22 pl-4 max-sm:w-27">
                  Process
                </th>
                <th scope="col" className="max-sm:hidden">
                  Command
                </th>
                <th scope="col" className="w-28">
                  Dynos
                </th>
                <th scope="col" className="w-42 max-sm:w-auto">
                  Size
                </th>
                <th scope="col" className="w-28 pr-4 text-right max-sm:hidden">
                  Per month
                </th>
              </tr>
            </thead>
            <tbody>
              {after.map((process, index) => (
                <FormationRow
                  key={process.type}
                  process={process}
                  was={processes[index] ?? process}
                  command={commands.get(process.type) ?? null}
                  sizes={catalogue}
                  disabledReason={reason ?? (isRunning ? 'A change is running' : null)}
                  onChange={(part) => change(process.type, part)}
                />
              ))}
            </tbody>
          </table>
          {processes.length === 0 ? (
            <p className="px-4 py-6 text-center text-muted">No process types yet: they come with the first deploy.</p>
          ) : null}
        </div>
      ) : null}
      <FormationNotes app={app} processes={processes} />
      {changes.length > 0 ? (
        <StagedBar
          stage={appStage}
          processes={processes}
          draft={draft}
          sizes={catalogue}
          isRunning={isRunning}
          overtaken={isRunning ? [] : overtaken(staged, processes)}
          onKeep={() => setStaged(stage(nothingStaged, draft, processes))}
          onDraft={setDraft}
          onScale={scale}
        />
      ) : null}
    </Panel>
  );
}
