import { setConfig } from '@/simulator/engine/config';
import { type Context, one, type Route } from '@/simulator/route';

const path = '/apps/:app/config-vars';

function patchIn(ctx: Context): Record<string, string | null> {
  const patch: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(ctx.body)) {
    if (!/^(?!__)\w+$/.test(key)) ctx.refuse(422, 'invalid_params', `Config var name ${key} is invalid.`);
    if (value === null) patch[key] = null;
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      patch[key] = String(value);
    } else ctx.refuse(422, 'invalid_params', `Config var ${key} must be a string.`);
  }
  return patch;
}

export const configVarRoutes: Route[] = [
  { method: 'GET', path, scope: 'read-protected', handle: (ctx) => one({ ...ctx.app('deploy').config }) },
  {
    method: 'PATCH',
    path,
    scope: 'write-protected',
    handle: (ctx) => {
      const app = ctx.app('deploy');
      return one({ ...setConfig(ctx.world, app, patchIn(ctx), ctx.account) });
    },
  },
];
