import { ChevronRight } from 'lucide-react';
import type * as React from 'react';
import { Fragment } from 'react';
import { AppLink } from '@/components/patterns/app-link';
import { cn } from '@/components/ui/cn';
import { hasSource, stageGap } from '@/lib/rules/stage-gap';
import type { Entry } from './entries';
import { GapCell } from './gap-cell';
import { AppCell, StageCell } from './stage-cell';

type Line<Kind> = { entry: Extract<Entry, { kind: Kind }> };
type PipelineLineProps = Line<'pipeline'> & {
  stages: readonly string[];
  className: string;
  onToggle(id: string): void;
};

/** A pipeline: its name, which opens the list of its apps, and what each stage runs. */
export function PipelineLine({ entry, stages, className, onToggle }: PipelineLineProps) {
  const { pipeline, isOpen } = entry;
  const handleKeyDown = ({ key }: React.KeyboardEvent) => {
    if ((key === 'ArrowRight' && !isOpen) || (key === 'ArrowLeft' && isOpen)) onToggle(entry.id);
  };
  return (
    <>
      <th scope="row" className={cn('bg-page pl-3.5! font-normal group-hover/row:bg-hover', className)}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => onToggle(entry.id)}
          onKeyDown={handleKeyDown}
          className="flex h-7 w-full items-center gap-1.5 text-left outline-none"
        >
          <ChevronRight
            aria-hidden="true"
            strokeWidth={1.75}
            className={cn('size-3.5 shrink-0 text-subtle', isOpen && 'rotate-90')}
          />
          <span className="min-w-0 flex-1 truncate font-medium text-body text-foreground" title={pipeline.name}>
            {pipeline.name}
          </span>
          <span className="max-w-20 truncate text-subtle">{pipeline.team}</span>
        </button>
      </th>
      {stages.map((stage) => (
        <Fragment key={stage}>
          {hasSource(stage) ? (
            <td className={gapCell}>
              <GapCell gap={stageGap(pipeline.stages, stage)} />
            </td>
          ) : null}
          <td className="truncate border-l pl-3! text-muted">
            <StageCell apps={pipeline.stages.get(stage) ?? []} />
          </td>
        </Fragment>
      ))}
    </>
  );
}

const gapCell = 'border-l pr-2! pl-1! text-right text-muted';

/** How many columns these stages take: one each, and one before each into which code is promoted. */
export function columnsOf(stages: readonly string[]): number {
  return stages.length + stages.filter(hasSource).length;
}

/** One app of an open pipeline, its state under its stage. */
export function AppLine({ entry: { app, pipeline, column }, stages }: Line<'app'> & { stages: readonly string[] }) {
  const before = columnsOf(stages.slice(0, column));
  const after = columnsOf(stages.slice(column + 1));
  const stage = stages[column] ?? '';
  return (
    <>
      <th scope="row" colSpan={before + 1} className="truncate pl-10! font-normal text-muted">
        <AppLink app={app} className="rounded-sm hover:text-link">
          {app.name}
        </AppLink>
      </th>
      {hasSource(stage) ? (
        <td className={gapCell}>
          <GapCell gap={stageGap(pipeline.stages, stage, [app])} />
        </td>
      ) : null}
      <td className="truncate border-l pl-3! text-muted">
        <AppCell app={app} />
      </td>
      {after > 0 ? <td colSpan={after} className="border-l" /> : null}
    </>
  );
}
