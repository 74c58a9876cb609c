import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '@/lib/db/db';
import { credentials, dataKeys, operationRuns } from '@/lib/db/schema';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import type { AppError } from '@/lib/result';
import { dataKeyPlace } from '@/lib/vault/data-key';
import { type KeyRing, keyRing } from '@/lib/vault/key-ring';
import { isStale, type Place, reseal } from '@/lib/vault/seal';

type SealedColumn = {
  read: (db: Db) => Promise<{ row: string; sealed: string | null }[]>;
  place: (row: string) => Place;
  /** Replaces the value only while it is still the one that was read. */
  replace: (db: Db, row: string, was: string, is: string) => Promise<unknown>;
};

const targetRow = sql<string>`${jobTargets.jobId} || ':' || ${jobTargets.position}`;

const sealedColumns: SealedColumn[] = [
  {
    read: (db) => db.select({ row: dataKeys.purpose, sealed: dataKeys.wrapped }).from(dataKeys),
    place: dataKeyPlace,
    replace: (db, row, was, is) =>
      db
        .update(dataKeys)
        .set({ wrapped: is })
        .where(and(eq(dataKeys.purpose, row), eq(dataKeys.wrapped, was))),
  },
  {
    read: (db) => db.select({ row: credentials.connectionId, sealed: credentials.accessToken }).from(credentials),
    place: (row) => ({ table: 'credentials', column: 'access_token', row }),
    replace: (db, row, was, is) =>
      db
        .update(credentials)
        .set({ accessToken: is })
        .where(and(eq(credentials.connectionId, row), eq(credentials.accessToken, was))),
  },
  {
    read: (db) => db.select({ row: credentials.connectionId, sealed: credentials.refreshToken }).from(credentials),
    place: (row) => ({ table: 'credentials', column: 'refresh_token', row }),
    replace: (db, row, was, is) =>
      db
        .update(credentials)
        .set({ refreshToken: is })
        .where(and(eq(credentials.connectionId, row), eq(credentials.refreshToken, was))),
  },
  {
    read: (db) => db.select({ row: operationRuns.id, sealed: operationRuns.memo }).from(operationRuns),
    place: (row) => ({ table: 'operation_runs', column: 'memo', row }),
    replace: (db, row, was, is) =>
      db
        .update(operationRuns)
        .set({ memo: is })
        .where(and(eq(operationRuns.id, row), eq(operationRuns.memo, was))),
  },
  {
    read: (db) => db.select({ row: jobs.id, sealed: jobs.payload }).from(jobs),
    place: (row) => ({ table: 'jobs', column: 'payload', row }),
    replace: (db, row, was, is) =>
      db
        .update(jobs)
        .set({ payload: is })
        .where(and(eq(jobs.id, row), eq(jobs.payload, was))),
  },
  {
    read: (db) => db.select({ row: targetRow, sealed: jobTargets.input }).from(jobTargets),
    place: (row) => ({ table: 'job_targets', column: 'input', row }),
    replace: (db, row, was, is) =>
      db
        .update(jobTargets)
        .set({ input: is })
        .where(and(eq(targetRow, row), eq(jobTargets.input, was))),
  },
];

export type Rotation = {
  /** Values that were sealed again with the newest key. */
  resealed: number;
  /** Values that no present key opens, or that were changed. */
  unreadable: AppError[];
};

/**
 * Seals every stored secret that an older key had sealed again with the newest one, data keys included; after it the
 * older keys may go. Safe beside running work: a value that changes meanwhile was sealed by the newest key anyway.
 */
export async function rotate(db: Db, ring: KeyRing = keyRing()): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unreadable: [] };
  for (const column of sealedColumns) {
    for (const { row, sealed } of await column.read(db)) {
      if (sealed === null || !isStale(sealed, ring)) continue;
      const renewed = reseal(sealed, column.place(row), ring);
      if (!renewed.ok) {
        rotation.unreadable.push(renewed.error);
        continue;
      }
      await column.replace(db, row, sealed, renewed.value);
      rotation.resealed += 1;
    }
  }
  return rotation;
}
