import 'server-only';
import { createHmac } from 'node:crypto';
import type { Db } from '@/lib/db/db';
import { dataKey } from '@/lib/vault/data-key';

/** What kind of value is compared; values of different kinds never share a fingerprint. */
export type FingerprintKind = 'token' | 'config-value';

export type Fingerprinter = (value: string) => string;

/**
 * Returns the function that fingerprints values of one kind: HMAC-SHA-256 under a random key of this installation,
 * 43 characters for a value of any length. Equal values have equal fingerprints, before and after a rotation of
 * ENCRYPTION_KEY; nothing else can be told from one. Throws `Failure` as `dataKey` does.
 */
export async function fingerprinter(db: Db, kind: FingerprintKind): Promise<Fingerprinter> {
  const key = await dataKey(db, 'fingerprint');
  return (value) => createHmac('sha256', key).update(`${kind}\0${value}`).digest('base64url');
}
