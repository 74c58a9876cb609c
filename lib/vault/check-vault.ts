import 'server-only';
import type { Db } from '@/lib/db/db';
import { dataKey } from '@/lib/vault/data-key';
import { forgetUnreadable } from '@/lib/vault/forget-unreadable';
import { type KeyRing, keyRing } from '@/lib/vault/key-ring';
import { rotate } from '@/lib/vault/rotate';

/**
 * Makes sure at the start that ENCRYPTION_KEY opens what is stored, and seals again what an older key had sealed. With
 * `isKeyLost` it first removes what no key opens. Returns what it did and found, in sentences; throws `Failure` when a
 * key is missing.
 */
export async function checkVault(db: Db, isKeyLost: boolean, ring: KeyRing = keyRing()): Promise<string[]> {
  const notes: string[] = [];
  if (isKeyLost) {
    const forgotten = await forgetUnreadable(db, ring);
    notes.push(
      `Forgot what no present key opens: ${forgotten.connections} credentials, ${forgotten.dataKeys} data keys, ` +
        `${forgotten.runs} notes of runs. The people concerned sign in again.`,
    );
  }
  await dataKey(db, 'fingerprint', ring);
  const { resealed, unreadable } = await rotate(db, ring);
  if (resealed > 0) notes.push(`Sealed ${resealed} values again with the newest ENCRYPTION_KEY.`);
  return [...notes, ...unreadable.map((error) => `Stays unreadable: ${error.message}`)];
}
