import Link from 'next/link';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import type { ManyJob } from '@/lib/jobs/list-many';
import { routes } from '@/lib/routes';
import { countsInWords, lookOf } from './job-words';

/** The jobs on a narrow screen, two lines each. */
export function JobsList({ jobs }: { jobs: readonly ManyJob[] }) {
  return (
    <ul className="wide:hidden">
      {jobs.map((job) => (
        <Item key={job.id} job={job} />
      ))}
    </ul>
  );
}

function Item({ job }: { job: ManyJob }) {
  const { word, shape } = lookOf(job);
  return (
    <li className="relative flex min-h-15 items-center gap-3 border-row-line border-b px-4 py-2">
      <StatusShape status={shape} />
      <div className="min-w-0 flex-1">
        <Link
          href={routes.job(job.id)}
          prefetch={false}
          className="block truncate font-medium text-lead after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {job.title}
        </Link>
        <p className="truncate text-muted text-small tabular-nums">
          {word} · {countsInWords(job.counts)}
        </p>
      </div>
      <RelativeTime at={job.createdAt} className="shrink-0 text-small text-subtle tabular-nums" />
    </li>
  );
}
