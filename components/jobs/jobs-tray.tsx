'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { onDemand } from '@/components/ui/on-demand';
import type { ManyJob } from '@/lib/jobs/list-many';
import { liveJobsOptions } from '@/lib/queries/jobs';

const JobsTrayButton = onDemand(() => import('./jobs-tray-button').then((module) => module.JobsTrayButton));
const none: ManyJob[] = [];

/** What goes on without the page, in the top bar. Most of the time nothing does, and then it is next to nothing. */
export function JobsTray() {
  const { data: jobs = none } = useQuery(liveJobsOptions());
  const [isWanted, setIsWanted] = useState(false);
  if (jobs.length > 0 && !isWanted) setIsWanted(true);
  return isWanted ? <JobsTrayButton jobs={jobs} /> : null;
}
