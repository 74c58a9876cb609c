import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '@/lib/result';
import { type KeyRing, keyRing, type RingKey } from '@/lib/vault/key-ring';

const format = 'v1';
const ivBytes = 12;
const tagBytes = 16;
const pattern = /^v1\.([0-9a-f]{12})\.([A-Za-z0-9_-]+)$/;

/** Where a sealed value lives, in the database's own names. A value copied to any other place does not open there. */
export type Place = { table: string; column: string; row: string };

function boundTo(place: Place, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([format, keyId, place.table, place.column, place.row]));
}

/** Encrypts a value for one place with the newest key: AES-256-GCM, `v1.<key id>.<iv, text and tag in base64url>`. */
export function seal(plain: string, place: Place, ring: KeyRing = keyRing()): string {
  const { id, key } = ring[0];
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(place, id));
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${format}.${id}.${body.toString('base64url')}`;
}

function decrypt(body: Buffer, place: Place, { id, key }: RingKey): string | null {
  if (body.length < ivBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(boundTo(place, id));
    decipher.setAuthTag(body.subarray(-tagBytes));
    const text = decipher.update(body.subarray(ivBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function damaged(place: Place): Result<never> {
  return fail(
    'internal',
    `A sealed value in ${place.table}.${place.column} was changed or belongs to another row.`,
    'Restore the database from a backup, or connect the Heroku account again.',
  );
}

/**
 * Decrypts a sealed value in its place. Fails with `internal` and a sentence without any secret when the value was
 * changed, moved, or sealed with a key that ENCRYPTION_KEY no longer lists.
 */
export function open(sealed: string, place: Place, ring: KeyRing = keyRing()): Result<string> {
  const [, keyId, encoded] = pattern.exec(sealed) ?? [];
  if (!keyId || !encoded) return damaged(place);
  const key = ring.find((candidate) => candidate.id === keyId);
  if (!key) {
    return fail(
      'internal',
      `A value in ${place.table}.${place.column} was sealed with key ${keyId}, which ENCRYPTION_KEY does not hold.`,
      'Add the lost key behind the present one, separated by a comma, and start again.',
    );
  }
  const body = Buffer.from(encoded, 'base64url');
  const isCanonical = body.toString('base64url') === encoded;
  const plain = isCanonical ? decrypt(body, place, key) : null;
  return plain === null ? damaged(place) : ok(plain);
}

/** Whether a sealed value was not sealed by the newest key, so that a rotation must seal it again. */
export function isStale(sealed: string, ring: KeyRing = keyRing()): boolean {
  return pattern.exec(sealed)?.[1] !== ring[0].id;
}

/** Opens a value and seals it for the same place with the newest key. Fails as `open` does. */
export function reseal(sealed: string, place: Place, ring: KeyRing = keyRing()): Result<string> {
  const plain = open(sealed, place, ring);
  return plain.ok ? ok(seal(plain.value, place, ring)) : plain;
}
