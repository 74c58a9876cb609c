import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '@/lib/db/db';
import { dataKeys } from '@/lib/db/schema';
import { perProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { type KeyRing, keyRing } from '@/lib/vault/key-ring';
import { open, type Place, seal } from '@/lib/vault/seal';

const keyBytes = 32;

/** Where a data key is sealed. */
export function dataKeyPlace(purpose: string): Place {
  return { table: 'data_keys', column: 'wrapped', row: purpose };
}

async function load(db: Db, purpose: string, ring: KeyRing): Promise<Buffer> {
  const find = () => db.select().from(dataKeys).where(eq(dataKeys.purpose, purpose));
  let [row] = await find();
  if (!row) {
    const wrapped = seal(randomBytes(keyBytes).toString('base64'), dataKeyPlace(purpose), ring);
    await db.insert(dataKeys).values({ purpose, wrapped }).onConflictDoNothing();
    [row] = await find();
  }
  if (!row) throw new Error(`The data key ${purpose} disappeared while it was made.`);
  return Buffer.from(unwrap(open(row.wrapped, dataKeyPlace(purpose), ring)), 'base64');
}

/**
 * The random key of a purpose, made at its first use and kept in the database wrapped by ENCRYPTION_KEY. Throws
 * `Failure` when no key of ENCRYPTION_KEY unwraps it.
 */
export function dataKey(db: Db, purpose: string, ring: KeyRing = keyRing()): Promise<Buffer> {
  const known = perProcess('vault.data-keys', () => new WeakMap<Db, Map<string, Promise<Buffer>>>());
  const keys = known.get(db) ?? new Map<string, Promise<Buffer>>();
  known.set(db, keys);
  let key = keys.get(purpose);
  if (!key) {
    key = load(db, purpose, ring).catch((error: unknown) => {
      keys.delete(purpose);
      throw error;
    });
    keys.set(purpose, key);
  }
  return key;
}
