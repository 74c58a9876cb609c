import type { FleetProblem } from '@/lib/fleet/progress';
import { formatPlural } from '@/lib/format';

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
  const count = formatPlural(apps, 'app');
  if (part === 'apps') return `Reading stopped before ${count}. They show what was known of them before.`;
  return `${partNames[part]} of ${count} could not be read. They show what was known of them before.`;
}
