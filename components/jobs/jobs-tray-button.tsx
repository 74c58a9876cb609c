'use client';

import { StatusShape } from '@/components/patterns/status-shape';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { formatCount } from '@/lib/format';
import type { ManyJob } from '@/lib/jobs/list-many';
import { useEndNotices } from './use-end-notices';

const JobsTrayList = onDemand(() => import('./jobs-tray-list').then((module) => module.JobsTrayList));

/** How many jobs go on, in the top bar, and the list of them; nothing while none does. */
export function JobsTrayButton({ jobs }: { jobs: readonly ManyJob[] }) {
  useEndNotices(jobs);
  const paused = jobs.filter(({ status }) => status === 'paused').length;
  const running = jobs.length - paused;
  const word = running > 0 ? 'running' : 'paused';
  const count = formatCount(running > 0 ? running : paused);
  if (jobs.length === 0) return null;
  return (
    <Popover>
      <PopoverTrigger
        data-slot="jobs-tray"
        aria-label={`Jobs: ${count} ${word}`}
        className="inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-muted text-small hover:bg-hover data-[state=open]:bg-neutral-subtle max-sm:h-11"
      >
        <StatusShape status={running > 0 ? 'pending' : 'warning'} />
        <span>
          <span className="font-medium text-foreground tabular-nums">{count}</span>
          <span className="max-sm:hidden"> {word}</span>
        </span>
      </PopoverTrigger>
      <PopoverContent aria-label="Jobs" className="w-80">
        <JobsTrayList jobs={jobs} />
      </PopoverContent>
    </Popover>
  );
}
