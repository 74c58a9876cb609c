import 'server-only';
import { hkdfSync } from 'node:crypto';
import { env } from '@/lib/env';

export type RingKey = {
  /** Names the key without telling anything of it: 12 hex digits. */
  id: string;
  key: Buffer;
};

/** The keys that open sealed values, newest first; the newest seals. */
export type KeyRing = readonly [RingKey, ...RingKey[]];

function derive(secret: Buffer, label: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `dynodeck ${label} v1`, bytes));
}

/** Derives the ring from ENCRYPTION_KEY's keys (32 bytes each, newest first). Throws when there is none. */
export function keyRing(secrets: readonly Buffer[] = env().encryptionKeys): KeyRing {
  const [newest, ...older] = secrets.map((secret) => ({
    id: derive(secret, 'key id', 6).toString('hex'),
    key: derive(secret, 'seal', 32),
  }));
  if (!newest) throw new Error('ENCRYPTION_KEY holds no key.');
  return [newest, ...older];
}
