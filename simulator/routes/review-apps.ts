import { canSee } from '@/simulator/engine/access';
import type { World } from '@/simulator/engine/world';
import type { App, Coupling } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';
import { stamp } from '@/simulator/serialise/stamp';
import { namedPipeline } from './named-pipeline';
import { byId } from './sort';

/** An app in the review stage, which is what a review app is once it was created. */
interface ReviewApp {
  id: string;
  app: App;
  coupling: Coupling;
}

function reviewApps(world: World, couplings: Iterable<Coupling>): ReviewApp[] {
  return [...couplings].flatMap((coupling) => {
    const app = world.apps.get(coupling.appId);
    const id = world.uuid(`review-app:${coupling.id}`);
    return app && coupling.stage === 'review' ? [{ id, app, coupling }] : [];
  });
}

function serialise({ id, app, coupling }: ReviewApp): JsonObject {
  const pullRequest = /-pr-(\d+)$/.exec(app.name)?.[1];
  return {
    app: { id: app.id },
    app_setup: null,
    branch: pullRequest === undefined ? app.name : `pr-${pullRequest}`,
    created_at: stamp(coupling.createdAtMs),
    id,
    pipeline: { id: coupling.pipelineId },
    status: 'created',
    updated_at: stamp(coupling.updatedAtMs),
    creator: { id: app.releases.get()[0]?.accountId ?? app.ownerId },
    wait_for_ci: false,
    error_status: null,
    message: null,
    fork_repo: null,
    pr_number: pullRequest === undefined ? null : Number(pullRequest),
  };
}

function noReviewApp(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that review app.", { resource: 'review_app' });
}

export const reviewAppRoutes: Route[] = [
  {
    method: 'GET',
    path: '/pipelines/:pipeline/review-apps',
    scope: 'read',
    handle: (ctx) => {
      const rows = reviewApps(ctx.world, ctx.world.couplings.in('pipeline', namedPipeline(ctx).id));
      return list(
        rows.filter(({ app }) => canSee(ctx.world, ctx.account, app)),
        byId,
        serialise,
      );
    },
  },
  {
    method: 'GET',
    path: '/review-apps/:review',
    scope: 'read',
    handle: (ctx) => {
      const found = reviewApps(ctx.world, ctx.world.couplings).find(({ id }) => id === ctx.param('review'));
      return one(serialise(found && canSee(ctx.world, ctx.account, found.app) ? found : noReviewApp(ctx)));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/review-app',
    scope: 'read',
    handle: (ctx) => {
      const [found] = reviewApps(ctx.world, ctx.world.couplings.in('app', ctx.app().id));
      return one(serialise(found ?? noReviewApp(ctx)));
    },
  },
];
