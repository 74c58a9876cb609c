import { currentRelease } from '@/simulator/engine/current-release';
import type { App, Build, Release } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialisePipelineBuild } from '@/simulator/serialise/build';
import { stackReference } from '@/simulator/serialise/reference';
import { serialiseRelease } from '@/simulator/serialise/release';
import { namedPipeline } from './named-pipeline';
import { pipelineApps } from './pipeline-apps';
import { streamBase } from './stream-base';

interface Row<T> {
  id: string;
  app: App;
  item: T;
}

/** One row per app of the pipeline that has such a thing. */
function perApp<T extends { id: string }>(ctx: Context, pick: (app: App) => T | null): Row<T>[] {
  return pipelineApps(ctx).flatMap((app) => {
    const item = pick(app);
    return item === null ? [] : [{ id: item.id, app, item }];
  });
}

/** The newest succeeded release whose code differs from the one before it. */
function latestDeployment(app: App): Release | null {
  const succeeded = app.releases.get().filter((release) => release.status === 'succeeded');
  const changedCode = (release: Release, index: number) =>
    release.slug !== null && release.slug.id !== succeeded[index - 1]?.slug?.id;
  return succeeded.findLast(changedCode) ?? null;
}

function latestBuild(app: App): Build | null {
  return app.builds.get().reduce<Build | null>((best, row) => {
    return best === null || row.createdAtMs >= best.createdAtMs ? row : best;
  }, null);
}

function releaseList(ctx: Context, pick: (app: App) => Release | null) {
  const sort = { id: (row: Row<Release>) => row.id };
  return list(perApp(ctx, pick), sort, ({ app, item }) =>
    serialiseRelease(app, item, {
      currentId: currentRelease(app)?.id ?? null,
      streams: streamBase(ctx),
      variant: ctx.variant,
    }),
  );
}

export const pipelineLatestRoutes: Route[] = [
  {
    method: 'GET',
    path: '/pipelines/:pipeline/latest-releases',
    scope: 'read-protected',
    handle: (ctx) => releaseList(ctx, currentRelease),
  },
  {
    method: 'GET',
    path: '/pipelines/:pipeline/latest-deployments',
    scope: 'read-protected',
    handle: (ctx) => releaseList(ctx, latestDeployment),
  },
  {
    method: 'GET',
    path: '/pipelines/:pipeline/latest-builds',
    scope: 'read',
    handle: (ctx) =>
      list(perApp(ctx, latestBuild), { id: (row) => row.id }, ({ app, item }) =>
        serialisePipelineBuild(app, item, streamBase(ctx)),
      ),
  },
  {
    method: 'GET',
    path: '/pipelines/:pipeline/pipeline-stack',
    scope: 'read',
    handle: (ctx) => {
      namedPipeline(ctx);
      const [first] = pipelineApps(ctx);
      return one({ stack: first ? stackReference(first.buildStack) : null });
    },
  },
];
