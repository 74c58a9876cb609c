import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, withTransaction } from '@/lib/db/client';
import { leases } from '@/lib/db/schema';
import { fail, ok, type Result } from '@/lib/result';

export type Lease = {
  name: string;
  /** Larger than that of every earlier holder. */
  fence: number;
  /** Holds it for the ttl from now on; false when it has meanwhile expired or gone to somebody else. */
  renew: () => Promise<boolean>;
  release: () => Promise<void>;
  /** Runs database work in one transaction in which the lease cannot change hands; fails with `busy` when it is lost. */
  fenced: <T>(run: (tx: Db) => Promise<T>) => Promise<Result<T>>;
};

export type LeaseOptions = {
  db?: Db;
  /** The time in milliseconds; without it the database's own clock, which all processes share. */
  now?: () => number;
};

/**
 * Takes the exclusive right named `name` for `ttlMs` milliseconds, across processes and on both engines. Returns null
 * while somebody else holds it.
 */
export async function acquireLease(name: string, ttlMs: number, options: LeaseOptions = {}): Promise<Lease | null> {
  const db = options.db ?? (await getDb());
  const holder = randomUUID();
  const now = (): SQL =>
    options.now ? sql`${new Date(options.now()).toISOString()}::timestamptz` : sql`clock_timestamp()`;
  const expiry = (): SQL => sql`${now()} + make_interval(secs => ${ttlMs / 1000}::float8)`;

  const [taken] = await db
    .insert(leases)
    .values({ name, holder, fence: 1, expiresAt: expiry() })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, fence: sql`${leases.fence} + 1`, expiresAt: expiry() },
      setWhere: lte(leases.expiresAt, now()),
    })
    .returning({ fence: leases.fence });
  if (!taken) return null;

  const isMine = () =>
    and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.fence, taken.fence), gt(leases.expiresAt, now()));
  return {
    name,
    fence: taken.fence,
    renew: async () => {
      const renewed = await db.update(leases).set({ expiresAt: expiry() }).where(isMine()).returning();
      return renewed.length > 0;
    },
    release: async () => {
      // The row stays, so that the next holder's fence is larger.
      await db.update(leases).set({ expiresAt: now() }).where(isMine());
    },
    fenced: (run) =>
      withTransaction(async (tx) => {
        const held = await tx.select({ fence: leases.fence }).from(leases).where(isMine()).for('update');
        if (held.length === 0) return fail('busy', `Somebody else has taken over "${name}".`, 'Try again.');
        return ok(await run(tx));
      }, db),
  };
}

/** For how many milliseconds somebody still holds a lease, by the database's clock; null when nobody does. */
export async function leaseLeftMs(name: string, options: Pick<LeaseOptions, 'db'> = {}): Promise<number | null> {
  const db = options.db ?? (await getDb());
  const left = sql<number>`(extract(epoch from ${leases.expiresAt} - clock_timestamp()) * 1000)::float8`;
  const [row] = await db.select({ leftMs: left }).from(leases).where(eq(leases.name, name));
  return row && row.leftMs > 0 ? row.leftMs : null;
}
