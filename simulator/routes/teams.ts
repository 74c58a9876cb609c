import type { World } from '@/simulator/engine/world';
import type { Account, Team } from '@/simulator/model';
import { list, one, type Route } from '@/simulator/route';
import { serialiseTeam } from '@/simulator/serialise/team';

/** Teams the account is a member of. */
function teamsOf(world: World, account: Account): Team[] {
  return [...world.teams].filter((team) => team.members.has(account.id));
}

export const teamRoutes: Route[] = [
  {
    method: 'GET',
    path: '/teams',
    scope: 'read',
    handle: (ctx) =>
      list(teamsOf(ctx.world, ctx.account), { name: (team) => team.name, id: (team) => team.id }, (team) =>
        serialiseTeam(team, ctx.account, ctx.variant),
      ),
  },
  {
    method: 'GET',
    path: '/teams/:team',
    scope: 'read',
    handle: (ctx) => one(serialiseTeam(ctx.team(), ctx.account, ctx.variant)),
  },
];
