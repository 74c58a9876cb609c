import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { type DynoFilter, restartDynos, runOneOff, stopDynos } from '@/simulator/engine/dynos';
import type { App, Dyno } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseDyno } from '@/simulator/serialise/dyno';
import { flagIn, referenceIn, textIn } from './input';
import { byIdOrName } from './sort';

const longestLifeSeconds = 86_400;

function findDyno(ctx: Context, app: App): Dyno {
  const named = ctx.param('dyno');
  const found = app.dynos.get(named) ?? [...app.dynos.values()].find((dyno) => dyno.id === named);
  return found ?? ctx.refuse(404, 'not_found', "Couldn't find that dyno.", { resource: 'dyno' });
}

function restart(ctx: Context, filter: DynoFilter) {
  restartDynos(ctx.world, ctx.app('operate'), filter);
  return one({}, 202);
}

function stop(ctx: Context, filter: DynoFilter) {
  stopDynos(ctx.world, ctx.app('operate'), filter);
  return one({}, 202);
}

function run(ctx: Context, app: App): Dyno {
  const command = textIn(ctx, 'command') ?? ctx.refuse(422, 'invalid_params', 'Require params: command.');
  const wanted = referenceIn(ctx.body.size);
  const size = wanted === null ? null : findDynoSize(wanted);
  if (size === undefined) ctx.refuse(422, 'invalid_params', "Couldn't find that dyno size.");
  const life = ctx.body.time_to_live;
  if (typeof life === 'number' && (life < 1 || life > longestLifeSeconds)) {
    ctx.refuse(422, 'invalid_params', `time_to_live must be between 1 and ${longestLifeSeconds}.`);
  }
  const type = textIn(ctx, 'type');
  return runOneOff(ctx.world, app, {
    command,
    attach: flagIn(ctx, 'attach') ?? false,
    ...(size ? { size: size.name } : {}),
    ...(type === null ? {} : { type }),
    ...(typeof life === 'number' ? { timeToLiveMs: life * 1000 } : {}),
  });
}

export const dynoRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/dynos',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.dynos.values(), byIdOrName, (dyno) => serialiseDyno(app, dyno));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/dynos/:dyno',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return one(serialiseDyno(app, findDyno(ctx, app)));
    },
  },
  {
    method: 'POST',
    path: '/apps/:app/dynos',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      return one(serialiseDyno(app, run(ctx, app)), 201);
    },
  },
  { method: 'DELETE', path: '/apps/:app/dynos', scope: 'write', handle: (ctx) => restart(ctx, {}) },
  {
    method: 'DELETE',
    path: '/apps/:app/dynos/:dyno',
    scope: 'write',
    handle: (ctx) => restart(ctx, { dyno: ctx.param('dyno') }),
  },
  {
    method: 'DELETE',
    path: '/apps/:app/formations/:type',
    scope: 'write',
    handle: (ctx) => restart(ctx, { type: ctx.param('type') }),
  },
  {
    method: 'POST',
    path: '/apps/:app/dynos/:dyno/actions/stop',
    scope: 'write',
    handle: (ctx) => stop(ctx, { dyno: ctx.param('dyno') }),
  },
  {
    method: 'POST',
    path: '/apps/:app/formations/:type/actions/stop',
    scope: 'write',
    handle: (ctx) => stop(ctx, { type: ctx.param('type') }),
  },
];
