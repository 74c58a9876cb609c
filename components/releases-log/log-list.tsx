import Link from 'next/link';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import type { ReleaseEverywhere } from '@/lib/reads/releases-everywhere';
import { routes } from '@/lib/routes';
import type { Day } from './days';
import { releaseLook } from './release-look';

/** The log on a narrow screen, day by day, two lines a release. */
export function LogList({ days }: { days: readonly Day<ReleaseEverywhere>[] }) {
  return (
    <div className="wide:hidden">
      {days.map(({ key, label, items }) => (
        <section key={key} aria-label={label}>
          <h2 className="sticky top-0 z-1 border-b bg-table-head px-4 py-1.5 font-medium text-caption text-muted">
            {label}
          </h2>
          <ul>
            {items.map((release) => (
              <Item key={`${release.appId}-${release.version}`} release={release} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ release }: { release: ReleaseEverywhere }) {
  const { app, stage, version, status, description, by, at } = release;
  const look = releaseLook(status);
  const person = by?.split('@')[0] ?? null;
  return (
    <li className="relative flex h-15 items-center gap-3 border-row-line border-b px-4">
      <StatusMark {...look} isShapeOnly />
      <div className="min-w-0 flex-1">
        <Link
          href={routes.app(app, 'releases')}
          prefetch={false}
          className="block truncate font-medium text-lead after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {app}
        </Link>
        <p className="truncate text-muted text-small">
          <span className="font-mono text-foreground">v{version}</span>{' '}
          {[description, person].filter(Boolean).join(' · ')}
        </p>
      </div>
      {stage === null ? null : <StageTag stage={stage} />}
      <RelativeTime at={at} className="shrink-0 text-small text-subtle tabular-nums" />
    </li>
  );
}
