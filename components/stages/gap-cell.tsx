import { ArrowRight } from 'lucide-react';
import type { StageGap } from '@/lib/rules/stage-gap';

/** What waits before a stage: `=` for nothing, else an arrow with the commits on both its sides. */
export function GapCell({ gap }: { gap: StageGap | null }) {
  if (gap === null) return null;
  if (gap.kind === 'same') {
    return (
      <>
        <span aria-hidden="true" className="text-faint" title="Runs what the stage before it runs">
          =
        </span>
        <span className="sr-only">Runs what the stage before it runs</span>
      </>
    );
  }
  const { before, after } = gap;
  return (
    <span
      className="flex items-center justify-end gap-1.5"
      title={`The stage before it runs ${before ?? 'other code'}, this one ${after ?? 'other code'}`}
    >
      <span className="sr-only">The stage before it runs other code: </span>
      <span className="flex flex-col text-right font-mono text-caption leading-3.5">
        <span className="text-foreground">{before ?? '≠'}</span>
        {after === null ? null : (
          <span className="text-subtle">
            <span className="sr-only">, this one </span>
            {after}
          </span>
        )}
      </span>
      <ArrowRight aria-hidden="true" strokeWidth={1.75} className="size-3 shrink-0 text-subtle" />
    </span>
  );
}
