'use client';

import { Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { mayRollBackTo } from '@/lib/rules/rollback';
import type { HistoryActs } from './history-acts';
import { markOf, markWord, shortPerson } from './release-mark';

const rowPx = 60;

type HistoryListProps = { releases: readonly ReleaseRow[]; acts: HistoryActs; empty: React.ReactNode };

/** The history on a narrow screen, two lines a release. */
export function HistoryList({ releases, acts, empty }: HistoryListProps) {
  'use memo';

  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count: releases.length, rowPx, keep: null });
  return (
    <section
      ref={scrollRef}
      aria-label="Releases"
      className="contain-size min-h-60 flex-1 overflow-y-auto border-t wide:hidden"
    >
      {releases.length === 0 ? empty : null}
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const release = releases[part.index];
          return release ? <Item key={release.version} release={release} acts={acts} /> : null;
        })}
      </ul>
    </section>
  );
}

function Item({ release, acts }: { release: ReleaseRow; acts: HistoryActs }) {
  const verdict = mayRollBackTo(release);
  return (
    <li className="flex h-15 items-center gap-3 border-row-line border-b pr-2 pl-4">
      <span role="img" aria-label={markWord(release)} className="inline-flex">
        <StatusShape status={markOf(release)} />
      </span>
      <button
        type="button"
        aria-label={`Compare v${release.version}`}
        onClick={() => acts.onCompare(release.version)}
        className="-outline-offset-2 min-w-0 flex-1 self-stretch text-left"
      >
        <span className={cn('block truncate text-lead', release.status === 'failed' && 'text-danger')}>
          <span className="font-medium font-mono">v{release.version}</span> <bdi>{release.description}</bdi>
        </span>
        <span className="block truncate text-muted text-small">
          {shortPerson(release.by)} ·{' '}
          {release.createdAt === null ? '–' : <RelativeTime at={release.createdAt} form="sentence" />}
        </span>
      </button>
      <Button
        variant="ghost"
        size="icon-touch"
        disabledReason={acts.rollBackReason ?? (verdict.allowed ? null : verdict.reason)}
        aria-label={`Roll back to v${release.version}…`}
        onClick={() => acts.onRollBack(release.version)}
      >
        <Undo2 aria-hidden="true" />
      </Button>
    </li>
  );
}
