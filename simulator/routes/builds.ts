import type { Build } from '@/simulator/model';
import { list, one, type Route, type SortKeys } from '@/simulator/route';
import { serialiseBuild } from '@/simulator/serialise/build';
import { stamp } from '@/simulator/serialise/stamp';
import { streamBase } from './stream-base';

const sort: SortKeys<Build> = { id: (row) => row.id, started_at: (row) => stamp(row.createdAtMs) };

export const buildRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/builds',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.builds.get(), sort, (row) => serialiseBuild(app, row, streamBase(ctx), ctx.variant));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/builds/:build',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      const build = app.builds.get().find((row) => row.id === ctx.param('build'));
      if (!build) return ctx.refuse(404, 'not_found', "Couldn't find that build.", { resource: 'build' });
      return one(serialiseBuild(app, build, streamBase(ctx), ctx.variant));
    },
  },
];
