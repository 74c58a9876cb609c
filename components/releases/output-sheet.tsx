'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import type { Status } from '@/components/patterns/status';
import { StatusShape } from '@/components/patterns/status-shape';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { releaseOutputOptions } from '@/lib/queries/follow-output';
import type { ReleaseOutput } from '@/lib/reads/release-output';

const sentences: Record<ReleaseOutput['state'], { status: Status; words: string }> = {
  none: { status: 'unknown', words: 'This release had no release command.' },
  waiting: { status: 'pending', words: 'The release command has not begun to print yet.' },
  running: { status: 'pending', words: 'It runs; new lines follow.' },
  over: { status: 'succeeded', words: 'That is all it printed.' },
  expired: { status: 'unknown', words: 'Heroku no longer keeps this output: it has expired.' },
  refused: { status: 'warning', words: 'Heroku named an address that is not one of its own, so it was not read.' },
  unreachable: { status: 'warning', words: 'The output could not be reached. Close this and open it again to retry.' },
};

const pauseMs = 1_000;

type OutputSheetProps = { app: string; version: number; onClose(): void };

/** What a release command printed, line by line while it runs. */
export function OutputSheet({ app, version, onClose }: OutputSheetProps) {
  const output = useInfiniteQuery(releaseOutputOptions(app, version));
  const { hasNextPage, isFetching, fetchNextPage, isError } = output;
  const end = useRef<HTMLDivElement>(null);
  const pages = output.data?.pages ?? [];
  const count = pages.length;
  useEffect(() => {
    if (!hasNextPage || isFetching || isError || count === 0) return;
    const timer = setTimeout(() => void fetchNextPage(), pauseMs);
    return () => clearTimeout(timer);
  }, [hasNextPage, isFetching, fetchNextPage, isError, count]);
  useEffect(() => {
    if (count > 1) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  const state = pages.at(-1)?.state;
  const sentence = state && sentences[state];
  return (
    <Sheet open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <SheetContent title={`Release command of v${version}`} className="w-160">
        {output.isError && count === 0 ? (
          <div className="p-5">
            <QueryError query={output} subject="The output" />
          </div>
        ) : (
          <>
            <p role="status" className="flex items-center gap-2 border-b px-5 py-2 text-muted text-small">
              <StatusShape status={sentence?.status ?? 'pending'} className="size-3" />
              {sentence?.words ?? 'Asking for its output'}
            </p>
            <section
              aria-label="Output"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
              tabIndex={0}
              className="-outline-offset-2 min-h-0 flex-1 overflow-auto"
            >
              <pre
                dir="ltr"
                className="px-5 py-3 font-mono text-small leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap"
              >
                {pages.map(({ text }) => text).join('')}
              </pre>
              <div ref={end} />
            </section>
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}
