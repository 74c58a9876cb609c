import { canSee } from '@/simulator/engine/access';
import { createApp } from '@/simulator/engine/apps';
import type { App } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseTeamApp } from '@/simulator/serialise/team-app';
import { flagIn, referenceIn, textIn } from './input';
import { byAppKey } from './sort';
import { transferApp } from './transfer-app';

function answer(ctx: Context, app: App, status = 200) {
  return one(serialiseTeamApp(ctx.world, app, ctx.account, ctx.variant), status);
}

function teamAppList(ctx: Context, apps: App[]) {
  return list(apps, byAppKey, (app) => serialiseTeamApp(ctx.world, app, ctx.account, ctx.variant));
}

export const teamAppRoutes: Route[] = [
  {
    method: 'GET',
    path: '/teams/:team/apps',
    scope: 'read',
    handle: (ctx) => {
      const apps = ctx.world.apps.in('team', ctx.team().id);
      return teamAppList(
        ctx,
        apps.filter((app) => canSee(ctx.world, ctx.account, app)),
      );
    },
  },
  {
    method: 'GET',
    path: '/teams/:team/members/:member/apps',
    scope: 'read',
    handle: (ctx) => {
      const team = ctx.team();
      const member = ctx.world.accounts.find(ctx.param('member'));
      if (!member || !team.members.has(member.id)) {
        return ctx.refuse(404, 'not_found', "Couldn't find that member.", { resource: 'member' });
      }
      const joined = ctx.world.apps.in('team', team.id).filter((app) => app.collaborators.has(member.id));
      return teamAppList(
        ctx,
        joined.filter((app) => canSee(ctx.world, ctx.account, app)),
      );
    },
  },
  {
    method: 'POST',
    path: '/teams/apps',
    scope: 'write',
    handle: (ctx) => {
      const teamName = referenceIn(ctx.body.team);
      const team = teamName === null ? null : ctx.world.teams.find(teamName);
      const role = team?.members.get(ctx.account.id)?.role;
      if (team === undefined || (team && role === undefined)) {
        return ctx.refuse(404, 'not_found', "Couldn't find that team.", { resource: 'team' });
      }
      if (role === 'viewer') ctx.refuse(403, 'forbidden', 'You do not have access to create apps in this team.');
      const app = createApp(ctx.world, {
        account: ctx.account,
        team,
        name: textIn(ctx, 'name') ?? undefined,
        region: referenceIn(ctx.body.region) ?? undefined,
        stack: referenceIn(ctx.body.stack) ?? undefined,
      });
      app.locked = flagIn(ctx, 'locked') ?? false;
      return answer(ctx, app, 201);
    },
  },
  { method: 'GET', path: '/teams/apps/:app', scope: 'read', handle: (ctx) => answer(ctx, ctx.app()) },
  {
    method: 'PATCH',
    path: '/teams/apps/:app',
    scope: 'global',
    handle: (ctx) => {
      const app = ctx.app('manage');
      const locked = flagIn(ctx, 'locked');
      const owner = referenceIn(ctx.body.owner);
      if (owner !== null) transferApp(ctx, app, owner);
      if (locked !== null) app.locked = locked;
      app.updatedAtMs = ctx.now;
      return answer(ctx, app);
    },
  },
];
