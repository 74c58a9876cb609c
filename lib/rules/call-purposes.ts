/** What calls are spent on, as people understand it. */
export type Feature = 'pages' | 'sync' | 'operations' | 'jobs' | 'sign-in';

const features: ReadonlyArray<{ start: string; feature: Feature }> = [
  { start: 'read:', feature: 'pages' },
  { start: 'sync:', feature: 'sync' },
  { start: 'operation:', feature: 'operations' },
  { start: 'job:', feature: 'jobs' },
  { start: 'sign-in', feature: 'sign-in' },
];

/** The names of features, as the screen says them. */
export const featureNames: Record<Feature, string> = {
  pages: 'Pages people have open',
  sync: 'Fleet sync',
  operations: 'Operations',
  jobs: 'Jobs',
  'sign-in': 'Sign-in',
};

const kinds: Record<string, string> = {
  'sync:cold': 'first reading',
  'sync:poll': 'poll',
  'sync:changed': 'what changed',
  'sync:watched': 'rows on a screen',
  'sync:sweep': 'sweep',
};

/** The feature that a purpose such as `sync:poll` belongs to; what is not known is work that nobody waits for. */
export function featureOf(purpose: string): Feature {
  return features.find(({ start }) => purpose.startsWith(start))?.feature ?? 'jobs';
}

/** A purpose within its feature, in words: `sweep`, `pause background`. */
export function kindOf(purpose: string): string {
  return kinds[purpose] ?? purpose.slice(purpose.indexOf(':') + 1).replaceAll('-', ' ');
}
