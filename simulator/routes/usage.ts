import { type TeamUsage, usageOf } from '@/simulator/engine/usage';
import type { Ms, Team } from '@/simulator/model';
import { type Context, type JsonObject, list, one, type Route } from '@/simulator/route';

const longestRangePeriods = 400;

interface Period {
  /** `2026-11-20` or `2026-11`. */
  name: string;
  fromMs: Ms;
  untilMs: Ms;
}

function enterpriseTeam(ctx: Context): Team {
  const team = ctx.team();
  if (team.type !== 'enterprise') ctx.refuse(403, 'forbidden', 'Usage is only available for enterprise teams.');
  return team;
}

function dateIn(ctx: Context, key: string, pattern: RegExp): Date | null {
  const text = ctx.query.get(key);
  if (text === null) return null;
  const date = new Date(pattern.test(text) ? `${text.padEnd(10, '-01')}T00:00:00Z` : Number.NaN);
  return Number.isNaN(date.getTime()) ? ctx.refuse(422, 'invalid_params', `${key} is not a valid date.`) : date;
}

function periodsIn(ctx: Context, digits: 7 | 10): Period[] {
  const pattern = digits === 10 ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d$/;
  const start = dateIn(ctx, 'start', pattern);
  if (!start) return ctx.refuse(422, 'invalid_params', 'Require params: start.');
  const end = dateIn(ctx, 'end', pattern) ?? new Date(ctx.now);
  const periods: Period[] = [];
  const next = (at: Date) =>
    digits === 10
      ? new Date(at.getTime() + 86_400_000)
      : new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  for (let at = start; at <= end && at.getTime() <= ctx.now; at = next(at)) {
    if (periods.length >= longestRangePeriods) ctx.refuse(422, 'invalid_params', 'The range is too long.');
    const untilMs = next(at).getTime();
    periods.push({ name: at.toISOString().slice(0, digits), fromMs: at.getTime(), untilMs });
  }
  return periods;
}

function serialise(team: Team, usage: TeamUsage, own: JsonObject): JsonObject {
  const { apps, addons, data, dynos, partner } = usage;
  return {
    addons,
    apps: apps.map(({ name, ...used }) => ({ ...used, app_name: name })),
    data,
    dynos,
    id: team.id,
    name: team.name,
    partner,
    space: 0,
    ...own,
  };
}

function periodRoute(path: string, digits: 7 | 10, own: (name: string) => JsonObject): Route {
  return {
    method: 'GET',
    path,
    scope: 'global',
    handle: (ctx) => {
      const team = enterpriseTeam(ctx);
      return list(periodsIn(ctx, digits), { id: (row) => row.name }, ({ name, fromMs, untilMs }) =>
        serialise(team, usageOf(ctx.world, team, fromMs, untilMs), own(name)),
      );
    },
  };
}

/** No plan of the catalogue is metered, so nobody has metered usage. */
const unmetered = { addons: [] };

export const usageRoutes: Route[] = [
  periodRoute('/teams/:team/usage/daily', 10, (date) => ({ date })),
  periodRoute('/teams/:team/usage/monthly', 7, (month) => ({ month, connect: 0 })),
  {
    method: 'GET',
    path: '/apps/:app/usage',
    scope: 'read',
    handle: (ctx) => {
      ctx.app();
      return one(unmetered);
    },
  },
  {
    method: 'GET',
    path: '/teams/:team/apps/:app/usage',
    scope: 'read',
    handle: (ctx) => {
      const team = ctx.team();
      if (ctx.app().teamId !== team.id) ctx.refuse(404, 'not_found', "Couldn't find that app.", { resource: 'app' });
      return one(unmetered);
    },
  },
  {
    method: 'GET',
    path: '/teams/:team/usage',
    scope: 'read',
    handle: (ctx) => {
      ctx.team();
      return one({ apps: [] });
    },
  },
];
