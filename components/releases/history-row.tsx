import { GitCompareArrows, ScrollText, Undo2 } from 'lucide-react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Tag } from '@/components/ui/tag';
import { Tooltip } from '@/components/ui/tooltip';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Activity } from '@/lib/rules/active-for';
import { mayRollBackTo } from '@/lib/rules/rollback';
import { ActiveFor } from './active-for';
import type { HistoryActs } from './history-acts';
import { markOf, markWord, shortPerson } from './release-mark';
import type { SpanPlace } from './span-place';

type HistoryRowProps = {
  release: ReleaseRow;
  index: number;
  activity: Activity | undefined;
  place: SpanPlace;
  isNarrow: boolean;
  acts: HistoryActs;
};

/** One release of the history: its mark on the line, what it did, who, how long it was live, when. */
export function HistoryRow({ release, index, activity, place, isNarrow, acts }: HistoryRowProps) {
  const verdict = mayRollBackTo(release);
  const isLost = place === 'lost';
  const isEnd = place === 'now' || place === 'target';
  return (
    <tr
      data-row-id={release.version}
      data-place={place ?? undefined}
      aria-rowindex={index + 2}
      className={cn(
        'group/row h-9 text-muted [&>*]:border-row-line [&>*]:border-b [&>*]:px-2',
        isLost ? 'bg-danger-subtle/60' : 'hover:bg-hover',
        isEnd && 'text-foreground',
      )}
    >
      <th scope="row" className="relative pl-5! font-normal">
        <span
          aria-hidden="true"
          className={cn(
            'absolute inset-y-0 left-6.5 w-px',
            isLost || place === 'now' ? 'bg-danger-mark' : 'bg-border',
            place === 'now' && 'top-1/2',
          )}
        />
        <span className="flex items-center gap-3">
          <span role="img" aria-label={markWord(release)} className="relative inline-flex rounded-full bg-page py-0.5">
            {place === 'target' || isLost ? <SpanDot isTarget={!isLost} /> : <StatusShape status={markOf(release)} />}
          </span>
          <span className={cn('font-mono', (isEnd || place === null) && 'font-medium text-foreground')}>
            v{release.version}
          </span>
        </span>
      </th>
      <td className="truncate">
        {release.isCurrent && !isNarrow ? (
          <Tag look="inverted" className="mr-2">
            Current
          </Tag>
        ) : null}
        <bdi
          title={release.description ?? undefined}
          className={cn(release.status === 'failed' && 'text-danger', isEnd && 'font-medium')}
        >
          {release.description ?? 'no description'}
        </bdi>
      </td>
      {isNarrow ? null : (
        <>
          <td title={release.by ?? undefined} className="truncate">
            {shortPerson(release.by)}
          </td>
          <td className="text-right tabular-nums">
            <ActiveFor activity={activity} />
          </td>
        </>
      )}
      <td className={cn('text-right', isNarrow && 'pr-4!')}>
        {release.createdAt === null ? '–' : <RelativeTime at={release.createdAt} />}
      </td>
      {isNarrow ? null : (
        <td className="whitespace-nowrap pr-5! text-right">
          {release.hasReleaseCommand ? (
            <Tooltip content="What its release command printed">
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Output of v${release.version}`}
                onClick={() => acts.onOutput(release.version)}
              >
                <ScrollText aria-hidden="true" />
              </Button>
            </Tooltip>
          ) : null}
          <Tooltip content="Compare with the release before">
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Compare v${release.version}`}
              onClick={() => acts.onCompare(release.version)}
            >
              <GitCompareArrows aria-hidden="true" />
            </Button>
          </Tooltip>
          <Button
            variant="ghost"
            size="sm"
            disabledReason={acts.rollBackReason ?? (verdict.allowed ? null : verdict.reason)}
            aria-label={`Roll back to v${release.version}…`}
            onClick={() => acts.onRollBack(release.version)}
          >
            <Undo2 aria-hidden="true" />
            Roll back…
          </Button>
        </td>
      )}
    </tr>
  );
}

/** In the span of a rollback the target is a full dot, and what would be lost small red rings. */
function SpanDot({ isTarget }: { isTarget: boolean }) {
  return (
    <span aria-hidden="true" className="flex size-3.5 items-center justify-center">
      <span
        className={isTarget ? 'size-3 rounded-full bg-foreground' : 'size-2 rounded-full border border-danger-mark'}
      />
    </span>
  );
}
