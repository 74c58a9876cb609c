import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { refreshToken } from '@/lib/heroku/oauth';
import { acquireLease } from '@/lib/leases';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { type AppError, fail, ok, type Result } from '@/lib/result';
import { type Credential, readCredential, storeRefreshed } from './credentials';
import { signedOutAtHeroku } from './signed-out';
import { markConnection } from './status';
import { tokensOf } from './tokens';

const leaseMs = 45_000;
const lookEveryMs = 100;

type Flight = Promise<Result<Credential>>;

/**
 * Exchanges the refresh token of a connection for new tokens, once, however many ask: callers in this process share one
 * flight, and other processes wait for whoever holds the lease and then use what that one stored. `generation` is that
 * of the credential which the caller found too old; a newer one in the database is the answer without any call.
 * Fails with `heroku_signed_out` when Heroku says the grant is gone (and marks the connection), else with whatever
 * kept Heroku from answering (and marks nothing).
 */
export function refreshOnce(connectionId: string, generation: number): Flight {
  const flights = perProcess('connections.refreshes', () => new Map<string, Flight>());
  let flight = flights.get(connectionId);
  if (!flight) {
    flight = refresh(connectionId, generation).finally(() => flights.delete(connectionId));
    flights.set(connectionId, flight);
  }
  return flight;
}

async function refresh(connectionId: string, generation: number): Flight {
  const giveUpAt = Date.now() + leaseMs;
  while (Date.now() < giveUpAt) {
    const lease = await acquireLease(`refresh:${connectionId}`, leaseMs);
    if (lease) {
      try {
        return (await newerThan(connectionId, generation)) ?? (await exchange(connectionId));
      } finally {
        await lease.release();
      }
    }
    await wait(lookEveryMs);
    const done = await newerThan(connectionId, generation);
    if (done) return done;
  }
  return fail('busy', 'Another server is refreshing this connection.', 'Try again in a moment.');
}

async function newerThan(connectionId: string, generation: number): Promise<Result<Credential> | null> {
  const credential = await readCredential(connectionId);
  if (!credential?.isUsable) return signedOutAtHeroku();
  return credential.generation > generation ? ok(credential) : null;
}

async function exchange(connectionId: string): Flight {
  const credential = await readCredential(connectionId);
  if (!credential?.refreshToken) return signedOutAtHeroku();
  const answer = await refreshToken(credential.refreshToken);
  if (!answer.ok) return failed(connectionId, answer.error);
  const now = new Date();
  const tokens = tokensOf(answer.value, now, credential.refreshToken);
  await storeRefreshed(connectionId, credential.generation, tokens, now);
  await markConnection(connectionId, 'active', now);
  return (await newerThan(connectionId, credential.generation)) ?? signedOutAtHeroku();
}

async function failed(connectionId: string, error: AppError): Flight {
  log.warn({ connectionId, errorCode: error.code, requestId: error.heroku?.requestId }, 'token refresh failed');
  if (error.code === 'heroku_suspended') await markConnection(connectionId, 'suspended');
  if (error.code !== 'heroku_signed_out') return { ok: false, error };
  await markConnection(connectionId, 'expired');
  return signedOutAtHeroku(error);
}
