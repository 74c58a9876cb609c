import type { FleetStatus } from '@/lib/reads/fleet-status';
import type { NavId } from './nav-items';

/** A figure beside a page's name; an urgent one stands out. */
export type NavCount = { value: number; isUrgent: boolean };
export type NavCounts = Partial<Record<NavId, NavCount>>;

/** How many apps there are, how many things need attention, and how many jobs go on, as far as is known. */
export function navCountsOf(status: Pick<FleetStatus, 'apps' | 'attention'> | undefined, liveJobs = 0): NavCounts {
  const jobs: NavCounts = liveJobs > 0 ? { jobs: { value: liveJobs, isUrgent: false } } : {};
  if (!status) return jobs;
  const { total, isUrgent } = status.attention;
  return {
    ...jobs,
    fleet: { value: status.apps, isUrgent: false },
    ...(total > 0 && { attention: { value: total, isUrgent } }),
  };
}
