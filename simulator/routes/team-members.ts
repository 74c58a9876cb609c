import { joinTeam, leaveTeam } from '@/simulator/engine/people';
import type { Account, Team, TeamMember, TeamRole } from '@/simulator/model';
import { type Context, list, one, type Route } from '@/simulator/route';
import { serialiseTeamMember } from '@/simulator/serialise/team-member';
import { textIn } from './input';

const path = '/teams/:team/members';
const roles: readonly string[] = ['admin', 'member', 'viewer', 'collaborator'] satisfies TeamRole[];

function emailOf(ctx: Context, member: TeamMember): string {
  return ctx.world.accounts.get(member.accountId)?.email ?? '';
}

function isRole(text: string | null): text is TeamRole {
  return text !== null && roles.includes(text);
}

function isLastAdmin(team: Team, accountId: string): boolean {
  const admins = [...team.members.values()].filter(({ role }) => role === 'admin');
  return admins.length === 1 && admins[0]?.accountId === accountId;
}

function accountIn(ctx: Context): Account {
  const email = textIn(ctx, 'email') ?? ctx.refuse(422, 'invalid_params', 'Require params: email.');
  const account = ctx.world.accounts.find(email);
  return account ?? ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
}

function putMember(ctx: Context, mayCreate: boolean): { member: TeamMember; isNew: boolean } {
  const team = ctx.team('admin');
  const account = accountIn(ctx);
  const role = textIn(ctx, 'role');
  if (!isRole(role)) return ctx.refuse(422, 'invalid_params', `Role must be one of: ${roles.join(', ')}.`);
  const known = team.members.get(account.id);
  if (!known && !mayCreate) {
    return ctx.refuse(404, 'not_found', "Couldn't find that member.", { resource: 'member' });
  }
  if (role !== 'admin' && isLastAdmin(team, account.id)) {
    ctx.refuse(422, 'invalid_params', 'A team needs at least one admin.');
  }
  return { member: joinTeam(ctx.world, team, account, role), isNew: !known };
}

function put(ctx: Context) {
  const { member, isNew } = putMember(ctx, true);
  return one(serialiseTeamMember(ctx.world, member), isNew ? 201 : 200);
}

export const teamMemberRoutes: Route[] = [
  {
    method: 'GET',
    path,
    scope: 'read',
    handle: (ctx) =>
      list(ctx.team().members.values(), { email: (row) => emailOf(ctx, row), id: (row) => row.id }, (member) =>
        serialiseTeamMember(ctx.world, member),
      ),
  },
  { method: 'PUT', path, scope: 'global', handle: put },
  { method: 'POST', path, scope: 'global', handle: put },
  {
    method: 'PATCH',
    path,
    scope: 'global',
    handle: (ctx) => one(serialiseTeamMember(ctx.world, putMember(ctx, false).member)),
  },
  {
    method: 'DELETE',
    path: `${path}/:member`,
    scope: 'global',
    handle: (ctx) => {
      const named = ctx.param('member');
      const isSelf = named === ctx.account.id || named === ctx.account.email;
      const team = isSelf ? ctx.team() : ctx.team('admin');
      const accountId = ctx.world.accounts.find(named)?.id;
      const member = [...team.members.values()].find((row) => row.accountId === accountId || row.id === named);
      if (!member) return ctx.refuse(404, 'not_found', "Couldn't find that member.", { resource: 'member' });
      if (isLastAdmin(team, member.accountId)) {
        ctx.refuse(422, 'invalid_params', 'A team needs at least one admin.');
      }
      leaveTeam(ctx.world, team, member.accountId);
      return one(serialiseTeamMember(ctx.world, member));
    },
  },
];
