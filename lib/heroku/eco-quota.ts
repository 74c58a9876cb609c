import 'server-only';
import { z } from 'zod';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { tolerant } from './tolerance';

const schema = z.object({
  account_quota: tolerant(z.number().nonnegative()),
  quota_used: tolerant(z.number().nonnegative()),
});

/** The Eco pool of an account in seconds a month. */
export type EcoQuota = { quotaSeconds: number; usedSeconds: number };

/**
 * The Eco hours of the caller's own account; null where Heroku tells none, which it does with a 200 too. Not in the
 * published schema: the official CLI asks it for `heroku ps`. One call. GET /accounts/{account}/actions/get-quota
 */
export async function getEcoQuota(caller: Caller): Promise<Result<EcoQuota | null>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/accounts/{account}/actions/get-quota',
    params: { account: caller.access.accountId },
    variant: 'account-quotas',
    schema,
  });
  if (!answer.ok) return answer.error.code === 'heroku_not_found' ? ok(null) : answer;
  const { account_quota: quotaSeconds, quota_used: usedSeconds } = answer.value.value;
  return ok(quotaSeconds === null || usedSeconds === null ? null : { quotaSeconds, usedSeconds });
}
