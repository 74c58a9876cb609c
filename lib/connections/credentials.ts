import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { connections, credentials } from '@/lib/db/schema';
import { unwrap } from '@/lib/result';
import { fingerprinter } from '@/lib/vault/fingerprint';
import { open, type Place, seal } from '@/lib/vault/seal';

/** What Heroku hands out for a person's consent. A pasted API token has neither refresh token nor expiry. */
export type Tokens = { accessToken: string; refreshToken: string | null; expiresAt: Date | null };

/** A stored credential, opened. Each refresh raises `generation` by one. */
export type Credential = Tokens & {
  generation: number;
  /** From when on it should be refreshed: ten minutes before its expiry; null when it does not expire. */
  refreshAt: Date | null;
  /** False once Heroku said that the grant is gone. */
  isUsable: boolean;
};

const refreshAheadMs = 10 * 60_000;

/** A token that lives less than 40 minutes is refreshed in its last quarter instead, or it would never count as fresh. */
function refreshAtOf(expiresAt: Date | null, issuedAt: Date): Date | null {
  if (expiresAt === null) return null;
  const lifeMs = expiresAt.getTime() - issuedAt.getTime();
  return new Date(expiresAt.getTime() - Math.min(refreshAheadMs, lifeMs / 4));
}

function placeOf(connectionId: string, column: 'access_token' | 'refresh_token'): Place {
  return { table: 'credentials', column, row: connectionId };
}

async function sealedColumns(connectionId: string, tokens: Tokens, now: Date) {
  const fingerprint = await fingerprinter(await getDb(), 'token');
  return {
    accessToken: seal(tokens.accessToken, placeOf(connectionId, 'access_token')),
    refreshToken:
      tokens.refreshToken === null ? null : seal(tokens.refreshToken, placeOf(connectionId, 'refresh_token')),
    expiresAt: tokens.expiresAt,
    tokenFingerprint: fingerprint(tokens.accessToken),
    updatedAt: now,
  };
}

/**
 * Seals tokens for a connection and returns the write that stores them, to be run inside a transaction. Sealing comes
 * first because it may need the database, whose only embedded connection a transaction holds.
 */
export async function credentialWrite(connectionId: string, tokens: Tokens, now: Date) {
  const columns = await sealedColumns(connectionId, tokens, now);
  return async (tx: Db): Promise<void> => {
    await tx
      .insert(credentials)
      .values({ connectionId, ...columns })
      .onConflictDoUpdate({
        target: credentials.connectionId,
        set: { ...columns, generation: sql`${credentials.generation} + 1` },
      });
  };
}

/** Reads and opens a credential; null when there is none. Throws `Failure` when a sealed column was changed. */
export async function readCredential(connectionId: string): Promise<Credential | null> {
  const db = await getDb();
  const [row] = await db
    .select({ credential: credentials, status: connections.status })
    .from(credentials)
    .innerJoin(connections, eq(connections.id, credentials.connectionId))
    .where(eq(credentials.connectionId, connectionId));
  if (!row) return null;
  const { accessToken, refreshToken, expiresAt, generation, updatedAt } = row.credential;
  return {
    accessToken: unwrap(open(accessToken, placeOf(connectionId, 'access_token'))),
    refreshToken: refreshToken === null ? null : unwrap(open(refreshToken, placeOf(connectionId, 'refresh_token'))),
    expiresAt,
    generation,
    refreshAt: refreshAtOf(expiresAt, updatedAt),
    isUsable: row.status !== 'expired' && row.status !== 'invalid',
  };
}

/** Stores refreshed tokens unless somebody else stored others since `generation` was read; says whether it did. */
export async function storeRefreshed(
  connectionId: string,
  generation: number,
  tokens: Tokens,
  now: Date,
): Promise<boolean> {
  const db = await getDb();
  const columns = await sealedColumns(connectionId, tokens, now);
  const rows = await db
    .update(credentials)
    .set({ ...columns, generation: generation + 1 })
    .where(and(eq(credentials.connectionId, connectionId), eq(credentials.generation, generation)))
    .returning({ connectionId: credentials.connectionId });
  return rows.length > 0;
}
