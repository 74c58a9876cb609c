import type { FleetProblem, FleetProgress } from '@/lib/fleet/progress';
import { formatCount, formatPlural } from '@/lib/format';

/** How the reading of all connections together goes. */
export type Reading = {
  isRunning: boolean;
  /** Only other servers are at it. */
  isElsewhere: boolean;
  done: number;
  total: number | null;
  problems: FleetProblem[];
};

/** Sums the readings of several connections up; the total is unknown until every list of apps is there. */
export function readingOf(progress: readonly FleetProgress[]): Reading {
  const running = progress.filter(({ finishedAt }) => finishedAt === null);
  const totals = running.map(({ total }) => total);
  return {
    isRunning: running.length > 0,
    isElsewhere: running.length > 0 && running.every(({ isElsewhere }) => isElsewhere),
    done: running.reduce((sum, { done }) => sum + done, 0),
    total: totals.includes(null) ? null : totals.reduce((sum: number, total) => sum + (total ?? 0), 0),
    problems: progress.flatMap(({ problems }) => problems),
  };
}

/** How far a reading is, in one line. */
export function readingSentence({ isElsewhere, done, total }: Pick<Reading, 'isElsewhere' | 'done' | 'total'>): string {
  // Before the other server has its new list of apps, all of the old one look read.
  if (total === null || (isElsewhere && done === total)) {
    return isElsewhere ? 'Another server reads the list of apps' : 'Reading the list of apps';
  }
  const count = `${formatCount(done)} of ${formatPlural(total, 'app')}`;
  return isElsewhere ? `Another server reads: ${count}` : `Reading ${count}`;
}
