import { z } from 'zod';
import { createAccount, ensureTeam, joinTeam, leaveTeam } from '@/simulator/engine/people';
import { scopesOf } from '@/simulator/identity/scope-list';
import { authorize, issueAccess, revoke } from '@/simulator/identity/tokens';
import { type Action, accountNamed, input } from './action';

const role = z.enum(['admin', 'member', 'viewer', 'collaborator']);

const accountInput = z.strictObject({
  email: z.email(),
  name: z.string().nullable().optional(),
  /** Teams by name; one that does not exist is made. */
  teams: z.array(z.strictObject({ name: z.string(), role: role.default('member') })).default([]),
  scope: z.array(z.string()).optional(),
});

const accountPatch = z.strictObject({
  email: z.email().optional(),
  name: z.string().nullable().optional(),
  verified: z.boolean().optional(),
  suspended: z.boolean().optional(),
  delinquent: z.boolean().optional(),
  teams: z.array(z.strictObject({ name: z.string(), role: role.nullable() })).default([]),
});

const tokenInput = z.strictObject({
  account: z.string(),
  scope: z.array(z.string()).optional(),
  expiresInMs: z.number().positive().optional(),
});

export const accountActions: readonly Action[] = [
  {
    method: 'POST',
    path: '/_sim/worlds/:world/accounts',
    summary: 'Adds an account {email, name?, teams: [{name, role}], scope?}; answers its token',
    run: (call) => {
      const { world } = call;
      const wanted = input(call, accountInput);
      const account = createAccount(world, wanted.email, wanted.name ?? null);
      for (const team of wanted.teams) joinTeam(world, ensureTeam(world, team.name), account, team.role);
      const scopes = scopesOf(wanted.scope);
      const direct = authorize(world, { accountId: account.id, scopes, description: 'API key', isDefault: true });
      world.announced.push(account.id);
      return { id: account.id, email: account.email, token: issueAccess(world, direct, null).token };
    },
  },
  {
    method: 'PATCH',
    path: '/_sim/worlds/:world/accounts/:account',
    summary:
      'Changes an account {email?, name?, verified?, suspended?, delinquent?, teams?: [{name, role or null to leave}]}',
    run: (call) => {
      const { world } = call;
      const account = accountNamed(world, call.param('account'));
      const change = input(call, accountPatch);
      world.accounts.change(account, {
        email: change.email ?? account.email,
        name: change.name === undefined ? account.name : change.name,
        verified: change.verified ?? account.verified,
        suspendedAtMs: change.suspended === undefined ? account.suspendedAtMs : change.suspended ? world.now() : null,
        delinquentAtMs:
          change.delinquent === undefined ? account.delinquentAtMs : change.delinquent ? world.now() : null,
        updatedAtMs: world.now(),
      });
      for (const team of change.teams) {
        const known = world.teams.named(team.name);
        if (team.role !== null) joinTeam(world, known ?? ensureTeam(world, team.name), account, team.role);
        else if (known) leaveTeam(world, known, account.id);
      }
      return { id: account.id, email: account.email };
    },
  },
  {
    method: 'GET',
    path: '/_sim/worlds/:world/accounts/:account/bucket',
    summary: 'The calls an account has left',
    run: ({ world, param }) => {
      return { remaining: world.bucketOf(accountNamed(world, param('account')).id).remaining(world.now()) };
    },
  },
  {
    method: 'PUT',
    path: '/_sim/worlds/:world/accounts/:account/bucket',
    summary: 'Sets the calls an account has left {remaining}',
    run: (call) => {
      const { world } = call;
      const bucket = world.bucketOf(accountNamed(world, call.param('account')).id);
      bucket.set(input(call, z.strictObject({ remaining: z.number() })).remaining, world.now());
      return { remaining: bucket.remaining(world.now()) };
    },
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/tokens',
    summary: 'Issues another token {account, scope?, expiresInMs?}',
    run: (call) => {
      const { world } = call;
      const wanted = input(call, tokenInput);
      const account = accountNamed(world, wanted.account);
      const direct = authorize(world, {
        accountId: account.id,
        scopes: scopesOf(wanted.scope),
        description: 'Control plane',
      });
      return { email: account.email, token: issueAccess(world, direct, wanted.expiresInMs ?? null).token };
    },
  },
  {
    method: 'POST',
    path: '/_sim/worlds/:world/revoke',
    summary: 'Ends all authorizations, tokens and browser logins of an account {account}',
    run: (call) => {
      const { world } = call;
      const account = accountNamed(world, input(call, z.strictObject({ account: z.string() })).account);
      const authorizations = world.authorizations.in('account', account.id);
      for (const authorization of authorizations) revoke(world, authorization);
      for (const session of world.sessions.in('account', account.id)) world.sessions.delete(session.id);
      return { revoked: authorizations.length };
    },
  },
];
