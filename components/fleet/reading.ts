import type { FleetProblem, FleetProgress } from '@/lib/fleet/progress';

/** How the reading of all connections together goes. */
export type Reading = { isRunning: boolean; done: number; total: number | null; problems: FleetProblem[] };

/** Sums the readings of several connections up; the total is unknown until every list of apps is there. */
export function readingOf(progress: readonly FleetProgress[]): Reading {
  const running = progress.filter(({ finishedAt }) => finishedAt === null);
  const totals = running.map(({ total }) => total);
  return {
    isRunning: running.length > 0,
    done: running.reduce((sum, { done }) => sum + done, 0),
    total: totals.includes(null) ? null : totals.reduce((sum: number, total) => sum + (total ?? 0), 0),
    problems: progress.flatMap(({ problems }) => problems),
  };
}

const partNames: Record<FleetProblem['part'], string> = {
  apps: 'Apps',
  'add-ons': 'Add-ons',
  pipelines: 'Pipelines',
  releases: 'Releases',
  formation: 'Formations',
  dynos: 'Dynos',
  prices: 'Dyno prices',
};

/** What a problem means for what is on screen, in one sentence. */
export function problemSentence({ part, apps }: Pick<FleetProblem, 'part' | 'apps'>): string {
  if (part === 'apps' && apps === 0) return 'The list of apps could not be read. What is shown is from before.';
  const count = apps === 1 ? '1 app' : `${apps.toLocaleString('en-US')} apps`;
  if (part === 'apps') return `Reading stopped before ${count}. They show what was known of them before.`;
  return `${partNames[part]} of ${count} could not be read. They show what was known of them before.`;
}
