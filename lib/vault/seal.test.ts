import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyRing } from '@/lib/vault/key-ring';
import { isStale, open, reseal, seal } from '@/lib/vault/seal';

const oldSecret = randomBytes(32);
const newSecret = randomBytes(32);
const ring = keyRing([oldSecret]);
const place = { table: 'credentials', column: 'access_token', row: 'row-1' };
const plain = 'HRKU-2f5b4a4e9d3c – ünï';

describe('seal and open', () => {
  it('give the value back', () => {
    for (const value of [plain, '', 'x'.repeat(100_000)]) {
      expect(open(seal(value, place, ring), place, ring)).toEqual({ ok: true, value });
    }
  });

  it('seal one value differently each time, without its text', () => {
    const sealed = Array.from({ length: 100 }, () => seal(plain, place, ring));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.join()).not.toContain('HRKU');
  });

  it('refuse a value when any bit of it is flipped', () => {
    const sealed = seal(plain, place, ring);
    const [format, id, encoded] = sealed.split('.');
    const body = Buffer.from(encoded ?? '', 'base64url');
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const changed = Buffer.from(body);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const result = open(`${format}.${id}.${changed.toString('base64url')}`, place, ring);
      expect(result, `bit ${bit}`).toMatchObject({ ok: false, error: { code: 'internal' } });
    }
  });

  it('refuse a value when any character of its text is another one', () => {
    const sealed = seal(plain, place, ring);
    for (let index = 0; index < sealed.length; index += 1) {
      for (const other of ['A', '0', '.', '=']) {
        if (sealed[index] === other) continue;
        const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
        expect(open(changed, place, ring).ok, `${other} at ${index}`).toBe(false);
      }
    }
  });

  it('refuse a value that was cut', () => {
    const sealed = seal(plain, place, ring);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(open(sealed.slice(0, length), place, ring).ok).toBe(false);
    }
  });

  it.each([
    ['row', { ...place, row: 'row-2' }],
    ['column', { ...place, column: 'refresh_token' }],
    ['table', { ...place, table: 'data_keys' }],
    ['split of names', { table: 'credentials', column: 'access_token","row', row: '-1' }],
  ])('refuse a value of another %s', (_what, elsewhere) => {
    expect(open(seal(plain, place, ring), elsewhere, ring)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('changed or belongs to another row') },
    });
  });

  it('name the key that is missing', () => {
    const sealed = seal(plain, place, ring);
    const result = open(sealed, place, keyRing([newSecret]));
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    if (!result.ok) expect(result.error.message).toContain(`key ${ring[0].id}, which ENCRYPTION_KEY does not hold`);
  });

  it('never put the value or a key into an error', () => {
    const results = [open('v1', place, ring), open(seal(plain, place, ring), place, keyRing([newSecret]))];
    for (const secret of [plain, oldSecret.toString('hex'), newSecret.toString('base64')]) {
      expect(JSON.stringify(results)).not.toContain(secret);
    }
  });
});

describe('rotation of a value', () => {
  const both = keyRing([newSecret, oldSecret]);

  it('opens with the older key and seals with the newest', () => {
    const sealed = seal(plain, place, ring);
    expect(open(sealed, place, both)).toEqual({ ok: true, value: plain });
    expect(isStale(sealed, both)).toBe(true);
    const renewed = reseal(sealed, place, both);
    if (!renewed.ok) throw new Error(renewed.error.message);
    expect(isStale(renewed.value, both)).toBe(false);
    expect(open(renewed.value, place, keyRing([newSecret]))).toEqual({ ok: true, value: plain });
    expect(open(renewed.value, place, ring).ok).toBe(false);
  });

  it('does not renew what was tampered with', () => {
    expect(reseal(seal(plain, place, ring), { ...place, row: 'row-2' }, both).ok).toBe(false);
  });
});

describe('key ring', () => {
  it('refuses to be empty', () => {
    expect(() => keyRing([])).toThrow('holds no key');
  });
});
