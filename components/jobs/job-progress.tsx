'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { QueryError } from '@/components/patterns/query-error';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { Skeleton } from '@/components/ui/skeleton';
import { formatPlural } from '@/lib/format';
import { jobOptions } from '@/lib/queries/jobs';
import type { JobView } from '@/lib/reads/job';
import { routes } from '@/lib/routes';
import { JobActs } from './job-acts';
import { JobMeter } from './job-meter';
import { JobTargetRow } from './job-target-row';
import { countsInWords, lookOf, pauseSentence } from './job-words';

type JobProgressProps = {
  id: string;
  /** Somebody follows a link away from here. */
  onFollow?: () => void;
  /** It has just begun: its name takes the focus of the button that began it. */
  isNew?: boolean;
  className?: string;
};

/** How an operation on many apps goes: what stands where, app by app, and what can be said to it. */
export function JobProgress({ id, onFollow, isNew = false, className }: JobProgressProps) {
  const job = useQuery(jobOptions(id));
  return (
    <div className={className} aria-busy={job.isPending}>
      {job.data ? (
        <Progress view={job.data} onFollow={onFollow} isNew={isNew} />
      ) : job.isError ? (
        <QueryError query={job} subject="Job" />
      ) : (
        <Skeleton className="h-40" />
      )}
    </div>
  );
}

type ProgressProps = { view: JobView; onFollow?: (() => void) | undefined; isNew: boolean };

const takeFocus = (element: HTMLElement | null) => element?.focus();

function Progress({ view, onFollow, isNew }: ProgressProps) {
  const { job, targets, outOfReach } = view;
  const look = lookOf(job);
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h2 ref={isNew ? takeFocus : undefined} tabIndex={-1} className="text-title focus-visible:outline-none">
            {job.title}
          </h2>
          <span role="status" className="flex items-center gap-1.5 text-muted">
            <StatusShape status={look.shape} />
            {look.word}
          </span>
        </div>
        <JobMeter counts={job.counts} />
        <p className="flex flex-wrap gap-x-2 text-small text-subtle">
          <span className="text-muted">{countsInWords(job.counts)}</span>
          <span aria-hidden="true">·</span>
          <span>
            by {job.byName ?? 'somebody who left'}, <RelativeTime at={job.createdAt} form="sentence" />
          </span>
          <Related view={view} onFollow={onFollow} />
        </p>
        {job.status === 'paused' ? <p className="text-pretty text-warning">{pauseSentence(job)}</p> : null}
        {job.lastError ? <p className="text-pretty text-danger">{job.lastError}</p> : null}
        <JobActs view={view} />
      </header>
      <ul aria-label="Apps" className="divide-y divide-row-line rounded-md border bg-surface">
        {targets.map((target) => (
          <JobTargetRow
            key={target.appId}
            jobId={job.id}
            target={target}
            isWatched={target === targets[0] && isWatched(view)}
            steerReason={view.reasons.steer}
            onFollow={onFollow}
          />
        ))}
      </ul>
      {outOfReach > 0 ? (
        <p className="text-small text-subtle">
          {formatPlural(outOfReach, 'more app is', 'more apps are')} out of your reach.
        </p>
      ) : null}
    </div>
  );
}

/** The app that went first is changed, and the others wait for its dynos. */
function isWatched({ job, manner, targets }: JobView): boolean {
  return manner.hasCanary && !manner.isCanaryDone && targets[0]?.status === 'done' && job.counts.queued > 0;
}

function Related({ view: { job, followers }, onFollow }: { view: JobView; onFollow?: (() => void) | undefined }) {
  return (
    <>
      {job.follows ? (
        <Link href={routes.job(job.follows.id)} onClick={onFollow} className="text-link hover:underline">
          {job.follows.as === 'retry' ? 'What it tries again' : 'What it undoes'}
        </Link>
      ) : null}
      {followers.map(({ id, title }) => (
        <Link key={id} href={routes.job(id)} onClick={onFollow} className="text-link hover:underline">
          {title}
        </Link>
      ))}
    </>
  );
}
