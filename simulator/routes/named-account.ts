import type { Account } from '@/simulator/model';
import type { Context } from '@/simulator/route';

/** The account in a `/users/:account/…` path: `~`, id or e-mail of the caller. Anybody else's is 404. */
export function namedAccount(ctx: Context): Account {
  const named = ctx.param('account');
  const { account } = ctx;
  if (named === '~' || named === account.id || named === account.email) return account;
  return ctx.refuse(404, 'not_found', "Couldn't find that user.", { resource: 'user' });
}
