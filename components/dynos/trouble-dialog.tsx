'use client';

import { useQuery } from '@tanstack/react-query';
import type * as React from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { RelativeTime } from '@/components/patterns/relative-time';
import { Dialog, DialogBody, DialogContent, DialogHeader } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { dynoTroubleOptions } from '@/lib/queries/dyno-trouble';
import type { DynoTrouble } from '@/lib/rules/dyno-trouble';

/** Why a dyno crashed, as its recent log tells: codes of Heroku, the exit, what the platform said last. */
export function TroubleDialog({ app, dyno, onClose }: { app: string; dyno: string; onClose(): void }) {
  const query = useQuery(dynoTroubleOptions(app, dyno));
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader title={`Why did ${dyno} crash?`} />
        <DialogBody className="flex flex-col gap-3" aria-busy={query.isPending}>
          {query.isPending ? (
            <p className="flex items-center gap-2 text-muted">
              <Spinner /> Looking through its log…
            </p>
          ) : null}
          {query.isError ? <QueryError query={query} subject="Log" /> : null}
          {query.data ? <Evidence trouble={query.data} /> : null}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function Evidence({ trouble: { codes, exit, said } }: { trouble: DynoTrouble }) {
  if (codes.length === 0 && exit === null && said.length === 0) {
    return <p className="text-muted">Nothing in Heroku’s recent log tells why. What the app printed may.</p>;
  }
  return (
    <>
      <ul className="flex flex-col gap-2">
        {exit ? (
          <Finding mark={`exit ${exit.status}`} at={exit.at}>
            {exit.sentence}
          </Finding>
        ) : null}
        {codes.map(({ code, sentence, times, lastAt }) => (
          <Finding key={code} mark={code} at={lastAt}>
            {sentence ?? 'Heroku gives this code no meaning that is known here.'}
            {times > 1 ? <span className="text-subtle"> {times} times</span> : null}
          </Finding>
        ))}
      </ul>
      {said.length > 0 ? (
        <div>
          <h3 className="mb-1 font-medium text-caption text-muted">What Heroku said of it last</h3>
          <ol className="overflow-x-auto rounded-md border bg-surface px-3 py-2 font-mono text-muted text-small">
            {said.map(({ at, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else of their own and never move
              <li key={`${at} ${index}`}>
                <bdi>{text}</bdi>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </>
  );
}

function Finding({ mark, at, children }: { mark: string; at: number | null; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-2">
      <span className="font-medium font-mono text-danger text-small">{mark}</span>
      <span className="text-pretty">{children}</span>
      <span className="text-small text-subtle">{at === null ? null : <RelativeTime at={at} />}</span>
    </li>
  );
}
