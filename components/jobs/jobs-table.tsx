'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { ListHead } from '@/components/patterns/list-head';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { useListKeys } from '@/components/patterns/use-list-keys';
import type { ManyJob } from '@/lib/jobs/list-many';
import { routes } from '@/lib/routes';
import { JobMeter } from './job-meter';
import { countsInWords, lookOf } from './job-words';

/** The jobs as a table, the newest first. */
export function JobsTable({ jobs }: { jobs: readonly ManyJob[] }) {
  const table = useRef<HTMLTableElement>(null);
  useListKeys(
    jobs.map(({ id }) => id),
    table,
  );
  return (
    <table ref={table} aria-label="Jobs" className="hidden w-full table-fixed text-left text-small wide:table">
      <ListHead>
        <th scope="col" className="pl-5!">
          Job
        </th>
        <th scope="col" className="w-32">
          State
        </th>
        <th scope="col" className="w-48">
          Apps
        </th>
        <th scope="col" className="w-36">
          Progress
        </th>
        <th scope="col" className="w-32">
          Who
        </th>
        <th scope="col" className="w-20 pr-5! text-right">
          Age
        </th>
      </ListHead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </tbody>
    </table>
  );
}

function JobRow({ job }: { job: ManyJob }) {
  const { word, shape } = lookOf(job);
  return (
    <tr
      data-row-id={job.id}
      className="relative h-11 text-muted hover:bg-hover has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring [&>*]:border-row-line [&>*]:border-b [&>*]:px-2"
    >
      <th scope="row" className="truncate pl-5! font-normal">
        <Link
          href={routes.job(job.id)}
          prefetch={false}
          className="font-medium text-body text-foreground outline-none after:absolute after:inset-0"
        >
          {job.title}
        </Link>
      </th>
      <td>
        <span className="flex items-center gap-1.5">
          <StatusShape status={shape} />
          {word}
        </span>
      </td>
      <td className="tabular-nums">{countsInWords(job.counts)}</td>
      <td>
        <JobMeter counts={job.counts} />
      </td>
      <td className="truncate" title={job.byName ?? undefined}>
        {job.byName}
      </td>
      <td className="pr-5! text-right">
        <RelativeTime at={job.createdAt} className="relative tabular-nums" />
      </td>
    </tr>
  );
}
