'use client';

import { ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { AppLink } from '@/components/patterns/app-link';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { cn } from '@/components/ui/cn';
import { appStateReason } from '@/lib/rules/app-state';
import type { Entry } from './entries';

const rowPx = 60;

type StagesListProps = {
  entries: readonly Entry[];
  stages: readonly string[];
  onToggle(id: string): void;
  empty: React.ReactNode;
};

/** The pipelines on a narrow screen: each with the state of its stages, and its apps when it is opened. */
export function StagesList({ entries, stages, onToggle, empty }: StagesListProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count: entries.length, rowPx, keep: null });
  return (
    <section ref={scrollRef} aria-label="Pipelines" className="min-h-0 flex-1 overflow-y-auto border-t wide:hidden">
      {entries.length === 0 ? empty : null}
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const entry = entries[part.index];
          if (!entry) return null;
          return (
            <li key={entry.id} className="h-15 border-row-line border-b">
              {entry.kind === 'app' ? (
                <AppItem entry={entry} />
              ) : (
                <PipelineItem entry={entry} stages={stages} onToggle={onToggle} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type PipelineItemProps = Pick<StagesListProps, 'stages' | 'onToggle'> & {
  entry: Extract<Entry, { kind: 'pipeline' }>;
};

function PipelineItem({ entry: { id, pipeline, isOpen }, stages, onToggle }: PipelineItemProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => onToggle(id)}
      className="-outline-offset-2 flex size-full items-center gap-3 px-4 text-left"
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium text-lead">{pipeline.name}</span>
          <span className="truncate text-small text-subtle">{pipeline.team}</span>
        </span>
        <span className="mt-0.5 flex gap-4 overflow-hidden text-muted text-small">
          {stages.map((stage) => {
            const apps = pipeline.stages.get(stage);
            const [worst] = apps ?? [];
            if (!apps || !worst) return null;
            return (
              <span key={stage} className="flex items-center gap-1.5">
                <StageTag stage={stage} form="letter" />
                <StatusMark status={worst.state} isShapeOnly />
                <span className="font-mono">{apps.length > 1 ? `×${apps.length}` : versionOf(worst.release)}</span>
              </span>
            );
          })}
        </span>
      </span>
      <ChevronRight
        aria-hidden="true"
        strokeWidth={1.75}
        className={cn('size-4 shrink-0 text-subtle', isOpen && 'rotate-90')}
      />
    </button>
  );
}

const versionOf = (release: { version: number } | null) => (release ? `v${release.version}` : '–');

function AppItem({ entry: { app } }: { entry: Extract<Entry, { kind: 'app' }> }) {
  return (
    <AppLink app={app} className="-outline-offset-2 flex size-full items-center gap-3 bg-table-head pr-4 pl-8">
      <StatusMark status={app.state} isShapeOnly />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{app.name}</span>
        <span className="block truncate text-muted text-small">{appStateReason({ ...app, dynos: app.troubled })}</span>
      </span>
      <span className="font-mono text-muted text-small">{versionOf(app.release)}</span>
      {app.stage === null ? null : <StageTag stage={app.stage} />}
    </AppLink>
  );
}
