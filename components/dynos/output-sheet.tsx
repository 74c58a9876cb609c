'use client';

import { CircleStop } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { stopOneDyno } from '@/app/actions';
import { ErrorLine } from '@/components/patterns/error-line';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { PriceTag } from '@/components/patterns/price-tag';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { keysOfAppChange } from '@/lib/queries/keys';
import { sentenceOf } from './output-ends';
import { OutputLine } from './output-line';
import { useDynoOutput } from './use-dyno-output';

type OutputSheetProps = { app: string; dyno: string; stopReason: string | null; onClose(): void };

/** What a dyno prints, as it prints it, and the way to stop it. */
export function OutputSheet({ app, dyno, stopReason, onClose }: OutputSheetProps) {
  const desk = useOperationDesk();
  const { lines, dropped, end, again } = useDynoOutput(app, dyno);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const stop = () => desk.begin({ action: stopOneDyno, input: { app, dyno }, affects: keysOfAppChange(app) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is scrolled to
  useEffect(() => {
    if (isAtEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines]);
  const noteScroll = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = list.current ?? {};
    isAtEnd.current = scrollTop + clientHeight > scrollHeight - 24;
  };
  const hasEnded = end?.reason === 'ended';
  return (
    <Sheet open onOpenChange={onClose}>
      <SheetContent title={`Output of ${dyno}`} className="w-180 overflow-hidden">
        <div className="flex shrink-0 flex-wrap items-center gap-3 border-b px-5 py-2">
          <div role="status" className="min-w-0 flex-1 text-muted">
            {end === null ? 'Following what it prints…' : null}
            {end?.reason === 'failed' ? <ErrorLine error={end.error} /> : null}
            {end && end.reason !== 'failed' ? sentenceOf(end) : null}
          </div>
          {end && !hasEnded ? (
            <Button onClick={again}>
              Follow again <PriceTag calls={1} />
            </Button>
          ) : null}
          {hasEnded ? null : (
            <Button disabledReason={stopReason} onClick={stop}>
              <CircleStop aria-hidden="true" />
              Stop {dyno}…
            </Button>
          )}
        </div>
        <ol
          ref={list}
          role="log"
          aria-label={`Output of ${dyno}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          onScroll={noteScroll}
          className="min-h-0 flex-1 overflow-auto px-5 py-3 -outline-offset-2 font-mono text-small"
        >
          {dropped > 0 ? <li className="text-subtle">{dropped} earlier lines are not kept</li> : null}
          {lines.map((line) => (
            <OutputLine key={line.number} line={line} />
          ))}
        </ol>
      </SheetContent>
    </Sheet>
  );
}
