import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { cn } from '@/components/ui/cn';
import { Tag } from '@/components/ui/tag';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Activity } from '@/lib/rules/active-for';
import { ActiveFor } from './active-for';
import { markOf, markWord, shortPerson } from './release-mark';

/** One release: its mark on the line, its version, what it did, who, how long it was live and when. */
export function ReleaseRowView({ release, activity }: { release: ReleaseRow; activity: Activity }) {
  const isFailed = release.status === 'failed';
  return (
    <tr className="h-9 [&:not(:last-child)>td]:border-row-line [&:not(:last-child)>td]:border-b">
      <td className="relative pr-3 pl-4">
        <span aria-hidden="true" className="absolute inset-y-0 left-5.5 w-px bg-border" />
        <div className="flex min-w-0 items-center gap-3">
          <span role="img" aria-label={markWord(release)} className="relative inline-flex bg-surface py-0.5">
            <StatusShape status={markOf(release)} />
          </span>
          <span className="w-10 shrink-0 font-medium font-mono text-small">v{release.version}</span>
          {release.isCurrent ? <Tag look="inverted">Current</Tag> : null}
          <span
            title={release.description ?? undefined}
            className={cn('truncate', isFailed ? 'text-danger' : 'text-muted')}
          >
            {release.description ?? '–'}
          </span>
        </div>
      </td>
      <td title={release.by ?? undefined} className="truncate text-muted max-sm:hidden">
        {shortPerson(release.by)}
      </td>
      <td className="text-right tabular-nums max-sm:hidden">
        <ActiveFor activity={activity} />
      </td>
      <td className="pr-4 text-right text-muted">
        {release.createdAt === null ? '–' : <RelativeTime at={release.createdAt} />}
      </td>
    </tr>
  );
}
