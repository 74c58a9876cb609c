import { uuidOf } from '@/simulator/engine/random';

export interface FeatureEntry {
  id: string;
  name: string;
  displayName: string;
  description: string;
  docUrl: string;
  /** The official CLI lists what is `general` as features, the rest under labs. */
  state: 'public' | 'beta' | 'general';
}

function feature(
  kind: string,
  name: string,
  displayName: string,
  description: string,
  article: string,
  state: FeatureEntry['state'] = 'general',
): FeatureEntry {
  return {
    id: uuidOf(`feature:${kind}:${name}`),
    name,
    displayName,
    description,
    docUrl: `https://devcenter.heroku.com/articles/${article}`,
    state,
  };
}

export const accountFeatures: readonly FeatureEntry[] = [
  feature(
    'account',
    'dashboard-repositories-api',
    'Repositories API',
    'Link pipelines to repositories through the repositories API.',
    'github-integration',
    'public',
  ),
];

export const teamFeatures: readonly FeatureEntry[] = [
  feature(
    'team',
    'team-invite-acceptance',
    'Invitation acceptance',
    'People join a team by accepting an invitation.',
    'heroku-teams',
  ),
];

export const appFeatures: readonly FeatureEntry[] = [
  feature(
    'app',
    'log-runtime-metrics',
    'Log runtime metrics',
    'Emit dyno resource usage into app logs.',
    'log-runtime-metrics',
    'public',
  ),
  feature('app', 'preboot', 'Preboot', 'Start new web dynos before stopping the old ones.', 'preboot'),
  feature(
    'app',
    'http-session-affinity',
    'Session affinity',
    'Route requests of one browser to one dyno.',
    'session-affinity',
  ),
  feature(
    'app',
    'runtime-dyno-metadata',
    'Dyno metadata',
    'Provide metadata of app and release in the environment.',
    'dyno-metadata',
    'public',
  ),
  feature('app', 'spaces-strict-tls', 'Strict TLS', 'Accept only modern TLS versions and ciphers.', 'private-spaces'),
];

/** A feature of one catalogue by name or id. */
export function findFeature(catalogue: readonly FeatureEntry[], nameOrId: string): FeatureEntry | undefined {
  return catalogue.find((entry) => entry.name === nameOrId || entry.id === nameOrId);
}
