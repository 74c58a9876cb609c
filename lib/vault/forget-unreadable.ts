import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '@/lib/db/db';
import { connections, credentials, dataKeys, operationRuns } from '@/lib/db/schema';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import { dataKeyPlace } from '@/lib/vault/data-key';
import { type KeyRing, keyRing } from '@/lib/vault/key-ring';
import { open } from '@/lib/vault/seal';

export type Forgotten = { connections: number; dataKeys: number; runs: number };

/**
 * The way back after ENCRYPTION_KEY was lost for good: removes what no present key opens. Connections stay and are
 * marked invalid until somebody signs in or pastes a token again; the audit log is not sealed and stays whole.
 */
export async function forgetUnreadable(db: Db, ring: KeyRing = keyRing()): Promise<Forgotten> {
  const isLost = (table: string, column: string, row: string, sealed: string | null) =>
    sealed !== null && !open(sealed, { table, column, row }, ring).ok;

  const lostKeys = (await db.select().from(dataKeys)).filter(
    ({ purpose, wrapped }) => !open(wrapped, dataKeyPlace(purpose), ring).ok,
  );
  const lostCredentials = (await db.select().from(credentials)).filter(
    ({ connectionId, accessToken, refreshToken }) =>
      isLost('credentials', 'access_token', connectionId, accessToken) ||
      isLost('credentials', 'refresh_token', connectionId, refreshToken),
  );
  const lostRuns = (await db.select().from(operationRuns)).filter(({ id, memo }) =>
    isLost('operation_runs', 'memo', id, memo),
  );

  const lostJobs = (await db.select().from(jobs)).filter(({ id, payload }) => isLost('jobs', 'payload', id, payload));
  const lostTargets = (await db.select().from(jobTargets)).filter(({ jobId, position, input }) =>
    isLost('job_targets', 'input', `${jobId}:${position}`, input),
  );

  const connectionIds = lostCredentials.map(({ connectionId }) => connectionId);
  await db.transaction(async (tx) => {
    for (const { purpose } of lostKeys) await tx.delete(dataKeys).where(eq(dataKeys.purpose, purpose));
    for (const { id } of lostRuns) await tx.update(operationRuns).set({ memo: null }).where(eq(operationRuns.id, id));
    for (const { id } of lostJobs) await tx.update(jobs).set({ payload: null }).where(eq(jobs.id, id));
    for (const { jobId, position } of lostTargets) {
      const isIt = and(eq(jobTargets.jobId, jobId), eq(jobTargets.position, position));
      await tx.update(jobTargets).set({ input: null }).where(isIt);
    }
    if (connectionIds.length === 0) return;
    await tx.delete(credentials).where(inArray(credentials.connectionId, connectionIds));
    await tx.update(connections).set({ status: 'invalid' }).where(inArray(connections.id, connectionIds));
  });
  return { connections: connectionIds.length, dataKeys: lostKeys.length, runs: lostRuns.length };
}
