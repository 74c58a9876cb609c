import { type FormationUpdate, findFormation, scaleFormation } from '@/simulator/engine/formation';
import type { Formation } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route, type SortKeys } from '@/simulator/route';
import { serialiseFormation } from '@/simulator/serialise/formation';
import { referenceIn } from './input';

const sort: SortKeys<Formation> = { id: (row) => row.id, type: (row) => row.type };

function updateIn(ctx: Context, type: string, body: JsonObject): FormationUpdate {
  const { quantity } = body;
  if (quantity !== undefined && typeof quantity !== 'number' && typeof quantity !== 'string') {
    ctx.refuse(422, 'invalid_params', 'Quantity must be between 0 and 100.');
  }
  const size = referenceIn(body.dyno_size) ?? referenceIn(body.size);
  return { type, ...(quantity === undefined ? {} : { quantity }), ...(size === null ? {} : { size }) };
}

function updatesIn(ctx: Context): FormationUpdate[] {
  const { updates } = ctx.body;
  if (!Array.isArray(updates)) return ctx.refuse(422, 'invalid_params', 'Require params: updates.');
  return updates.map((update) => {
    if (typeof update !== 'object' || update === null || Array.isArray(update)) {
      return ctx.refuse(422, 'invalid_params', 'updates must be a list of objects.');
    }
    const type = referenceIn(update.type) ?? referenceIn(update.process) ?? referenceIn(update.id);
    return updateIn(ctx, type ?? ctx.refuse(422, 'invalid_params', 'Require params: type.'), update);
  });
}

export const formationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/apps/:app/formation',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return list(app.formation.values(), sort, (row) => serialiseFormation(app, row));
    },
  },
  {
    method: 'PATCH',
    path: '/apps/:app/formation',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const changed = scaleFormation(ctx.world, app, updatesIn(ctx));
      return one(changed.map((row) => serialiseFormation(app, row)));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/formation/:formation',
    scope: 'read',
    handle: (ctx) => {
      const app = ctx.app();
      return one(serialiseFormation(app, findFormation(app, ctx.param('formation'))));
    },
  },
  {
    method: 'PATCH',
    path: '/apps/:app/formation/:formation',
    scope: 'write',
    handle: (ctx) => {
      const app = ctx.app('operate');
      const formation = findFormation(app, ctx.param('formation'));
      scaleFormation(ctx.world, app, [updateIn(ctx, formation.type, ctx.body)]);
      return one(serialiseFormation(app, formation));
    },
  },
];
