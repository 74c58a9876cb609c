'use client';

import Link from 'next/link';
import { StatusShape } from '@/components/patterns/status-shape';
import { PopoverClose } from '@/components/ui/popover';
import type { ManyJob } from '@/lib/jobs/list-many';
import { routes } from '@/lib/routes';
import { JobMeter } from './job-meter';
import { countsInWords, lookOf } from './job-words';

/** The jobs that go on, how far each is, and the way to it. */
export function JobsTrayList({ jobs }: { jobs: readonly ManyJob[] }) {
  return (
    <>
      <ul className="max-h-80 divide-y divide-row-line overflow-y-auto">
        {jobs.map((job) => (
          <li key={job.id}>
            <PopoverClose asChild>
              <Link
                href={routes.job(job.id)}
                prefetch={false}
                className="-outline-offset-2 flex flex-col gap-1.5 px-4 py-2.5 hover:bg-hover"
              >
                <span className="flex items-center gap-2">
                  <StatusShape status={lookOf(job).shape} />
                  <span className="min-w-0 flex-1 truncate font-medium">{job.title}</span>
                  <span className="text-small text-subtle">{lookOf(job).word}</span>
                </span>
                <JobMeter counts={job.counts} />
                <span className="text-muted text-small">{countsInWords(job.counts)}</span>
              </Link>
            </PopoverClose>
          </li>
        ))}
      </ul>
      <PopoverClose asChild>
        <Link
          href={routes.jobs()}
          className="-outline-offset-2 block border-t px-4 py-2.5 text-link text-small hover:bg-hover"
        >
          All jobs
        </Link>
      </PopoverClose>
    </>
  );
}
