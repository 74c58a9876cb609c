import 'server-only';
import type { HerokuAccess } from '@/lib/heroku/client';
import { perProcess } from '@/lib/per-process';
import { Failure, ok, type Result } from '@/lib/result';
import { type Credential, readCredential } from './credentials';
import { refreshOnce } from './refresh';
import { blameOwner, type Ownership, signedOutAtHeroku } from './signed-out';
import { markConnection } from './status';

type Held = { token: string; untilMs: number };

// While Heroku's token endpoint is down, a token that still lives is used on; this is how often it is tried anew.
const retryRefreshAfterMs = 30_000;

/** Who asks for a credential while it is being read shares the reading: an app's page makes eight calls at once. */
function load(connectionId: string): Promise<Result<Credential>> {
  const loading = perProcess('connections.credentials', () => new Map<string, Promise<Result<Credential>>>());
  const known = loading.get(connectionId);
  if (known) return known;
  const loaded = read(connectionId).finally(() => loading.delete(connectionId));
  loading.set(connectionId, loaded);
  return loaded;
}

async function read(connectionId: string): Promise<Result<Credential>> {
  try {
    const credential = await readCredential(connectionId);
    return credential?.isUsable ? ok(credential) : signedOutAtHeroku();
  } catch (error) {
    if (error instanceof Failure) return { ok: false, error: error.error };
    throw error;
  }
}

function heldOf({ accessToken, refreshAt }: Credential): Held {
  return { token: accessToken, untilMs: refreshAt?.getTime() ?? Number.POSITIVE_INFINITY };
}

async function currentToken(connectionId: string, nowMs: number): Promise<Result<Held>> {
  const loaded = await load(connectionId);
  if (!loaded.ok) return loaded;
  const credential = loaded.value;
  const held = heldOf(credential);
  if (held.untilMs > nowMs) return ok(held);
  const refreshed = await refreshOnce(connectionId, credential.generation);
  if (refreshed.ok) return ok(heldOf(refreshed.value));
  const isAlive = credential.expiresAt !== null && credential.expiresAt.getTime() > nowMs;
  if (!isAlive || refreshed.error.code === 'heroku_signed_out') return refreshed;
  return ok({ token: credential.accessToken, untilMs: nowMs + retryRefreshAfterMs });
}

async function renewedToken(connectionId: string, rejected: string): Promise<Result<string>> {
  const loaded = await load(connectionId);
  if (!loaded.ok) return loaded;
  const { accessToken, refreshToken, generation } = loaded.value;
  if (accessToken !== rejected) return ok(accessToken);
  if (refreshToken === null) {
    await markConnection(connectionId, 'invalid');
    return signedOutAtHeroku();
  }
  const refreshed = await refreshOnce(connectionId, generation);
  return refreshed.ok ? ok(refreshed.value.accessToken) : refreshed;
}

/**
 * Lets `lib/heroku` act as a connection. `token` answers with a token that is not about to expire, refreshing it first
 * where needed; `renew` with another one than the rejected. Both fail with `heroku_signed_out` when the grant is gone,
 * or with `connection_signed_out` where the connection is known to be somebody else's.
 * The object remembers its token, so make one for each read or operation and do not keep it.
 */
export function accessOf(connection: { id: string; herokuAccountId: string } & Partial<Ownership>): HerokuAccess {
  let held: Held | null = null;
  return {
    accountId: connection.herokuAccountId,
    async token() {
      const nowMs = Date.now();
      if (held && held.untilMs > nowMs) return ok(held.token);
      const current = await currentToken(connection.id, nowMs);
      held = current.ok ? current.value : null;
      return current.ok ? ok(current.value.token) : blameOwner(current, connection);
    },
    async renew(rejected) {
      held = null;
      return blameOwner(await renewedToken(connection.id, rejected), connection);
    },
  };
}
