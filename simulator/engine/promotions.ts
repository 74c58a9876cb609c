import type { Account, App, Pipeline, Promotion, PromotionTarget, Release } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { createRelease } from './releases';
import type { World } from './world';

const copyMs = 1_500;
const phasePollMs = 2_000;

export interface NewPromotion {
  account: Account;
  pipeline: Pipeline;
  source: App;
  release: Release;
  targets: readonly App[];
}

/**
 * Copies the slug of a release to other apps of its pipeline, not its config or add-ons. Each target gets its release
 * after a moment of world time; with a release phase it stays pending until that ends. 422 for a source without slug.
 */
export function promote(world: World, input: NewPromotion): Promotion {
  if (!input.release.slug) {
    throw new Refusal(422, 'invalid_params', `${input.source.name} has no slug to promote.`);
  }
  const now = world.now();
  const targets = input.targets.map((app) => ({
    app,
    row: {
      id: world.newId(),
      appId: app.id,
      releaseId: null,
      status: 'pending',
      errorMessage: null,
    } as PromotionTarget,
  }));
  const promotion = world.promotions.add({
    id: world.newId(),
    pipelineId: input.pipeline.id,
    sourceAppId: input.source.id,
    sourceReleaseId: input.release.id,
    status: 'pending',
    targets: targets.map(({ row }) => row),
    createdAtMs: now,
    updatedAtMs: now,
  });
  for (const { app, row } of targets) {
    world.after(copyMs, () => copySlug(world, input, promotion, app, row));
  }
  return promotion;
}

function copySlug(world: World, input: NewPromotion, promotion: Promotion, app: App, row: PromotionTarget): void {
  if (world.apps.get(app.id) !== app) {
    settle(world, promotion, row, 'App was deleted.');
    return;
  }
  const { slug, version } = input.release;
  const commit = slug?.commit ? ` ${slug.commit.slice(0, 8)}` : '';
  const release = createRelease(world, app, {
    account: input.account,
    description: `Promote ${input.source.name} v${version}${commit}`,
    slug,
  });
  row.releaseId = release.id;
  follow(world, promotion, row, release);
}

/** The target settles with its release, which another release may also overtake. */
function follow(world: World, promotion: Promotion, row: PromotionTarget, release: Release): void {
  if (release.status === 'pending') world.after(phasePollMs, () => follow(world, promotion, row, release));
  else settle(world, promotion, row, release.status === 'succeeded' ? null : `Release command ${release.status}.`);
}

function settle(world: World, promotion: Promotion, row: PromotionTarget, errorMessage: string | null): void {
  row.status = errorMessage === null ? 'succeeded' : 'failed';
  row.errorMessage = errorMessage;
  promotion.updatedAtMs = world.now();
  if (promotion.targets.every(({ status }) => status !== 'pending')) promotion.status = 'completed';
}
