import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Db } from '@/lib/db/db';
import { forgetPerProcess } from '@/lib/per-process';
import { eachDatabase } from '@/lib/testing/database';
import { checkVault } from '@/lib/vault/check-vault';
import { keyRing } from '@/lib/vault/key-ring';

const oldKey = randomBytes(32);
const newKey = randomBytes(32);

function startWith(db: Db, keys: Buffer[], isKeyLost = false): Promise<string[]> {
  forgetPerProcess('vault.data-keys');
  return checkVault(db, isKeyLost, keyRing(keys));
}

eachDatabase((_engine, open) => {
  it('follows a rotation, refuses a lost key, and can be told that it is lost for good', async () => {
    const { db } = await open();
    expect(await startWith(db, [oldKey])).toEqual([]);
    await expect(startWith(db, [newKey])).rejects.toThrow('which ENCRYPTION_KEY does not hold');
    expect(await startWith(db, [newKey, oldKey])).toEqual(['Sealed 1 values again with the newest ENCRYPTION_KEY.']);
    expect(await startWith(db, [newKey])).toEqual([]);
    await expect(startWith(db, [oldKey])).rejects.toThrow('which ENCRYPTION_KEY does not hold');
    expect(await startWith(db, [oldKey], true)).toEqual([
      expect.stringMatching(/^Forgot .* 0 credentials, 1 data keys/),
    ]);
    expect(await startWith(db, [oldKey])).toEqual([]);
  });
});
