import { expect, test } from 'vitest';
import { type Placed, upstreamOf } from './upstream';

const placed = (name: string, stage: string, pipelineId = 'shop'): Placed => ({ id: name, name, stage, pipelineId });

const production = placed('shop-production', 'production');
const staging = placed('shop-staging', 'staging');
const development = placed('shop-dev', 'development');
const review = placed('shop-pr-7', 'review');

test.each<{ policy: string; app: Placed; others: Placed[]; upstream: string | null }>([
  {
    policy: 'production is compared with staging',
    app: production,
    others: [development, staging, review],
    upstream: 'shop-staging',
  },
  {
    policy: 'staging is compared with development',
    app: staging,
    others: [production, development],
    upstream: 'shop-dev',
  },
  {
    policy: 'a stage that the pipeline does not have is passed over',
    app: production,
    others: [development],
    upstream: 'shop-dev',
  },
  { policy: 'nothing comes before development', app: development, others: [staging, review], upstream: null },
  { policy: 'nothing comes before a review app', app: review, others: [development, staging], upstream: null },
  { policy: 'later stages are never upstream', app: staging, others: [production], upstream: null },
  {
    policy: 'an app of another pipeline is never upstream',
    app: production,
    others: [placed('shop-staging', 'staging', 'other')],
    upstream: null,
  },
  { policy: 'an app is not upstream of itself', app: staging, others: [staging], upstream: null },
  {
    policy: 'of several, the one with the same name but for its stage',
    app: placed('shop-eu-production', 'production'),
    others: [staging, placed('shop-eu-staging', 'staging'), placed('shop-eu-staging-2', 'staging')],
    upstream: 'shop-eu-staging',
  },
  {
    policy: 'of several that all differ, the one with most words in common',
    app: placed('shop-eu-live', 'production'),
    others: [placed('a-trial', 'staging'), placed('shop-eu-trial', 'staging'), placed('shop-trial', 'staging')],
    upstream: 'shop-eu-trial',
  },
  {
    policy: 'of equally near ones, the first by name',
    app: placed('shop', 'production'),
    others: [placed('trial-b', 'staging'), placed('trial-a', 'staging')],
    upstream: 'trial-a',
  },
])('$policy', ({ app, others, upstream }) => {
  expect(upstreamOf(app, others)?.name ?? null).toBe(upstream);
});
