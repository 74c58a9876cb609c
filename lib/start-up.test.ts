import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startChild } from '@/lib/testing/child';

const oldKey = randomBytes(32).toString('hex');
const newKey = randomBytes(32).toString('hex');

async function start(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const nothing = { AUTH_SECRET: '', ENCRYPTION_KEY: '', PUBLIC_URL: '', OWNER_EMAILS: '', DATABASE_URL: '' };
  const source = `import { startUp } from '@/lib/start-up'; await startUp(); process.exit(9);`;
  const child = startChild(source, { ...nothing, ...env });
  return { code: await child.ended, said: child.errors() };
}

describe('start', () => {
  it('is refused with the whole list when the environment is not complete', async () => {
    const { code, said } = await start({ AUTH_SECRET: 'short' });
    expect(code).toBe(1);
    expect(said).toContain('Dynodeck does not start, because of its environment:');
    for (const name of ['AUTH_SECRET is weak', 'ENCRYPTION_KEY is missing', 'PUBLIC_URL is', 'OWNER_EMAILS is']) {
      expect(said).toContain(`  - ${name}`);
    }
  });

  it('says when the database does not answer', async () => {
    const { code, said } = await start({ ...complete(oldKey), DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(said).toContain('Dynodeck does not start: connect ECONNREFUSED');
  });

  it('follows a rotation, refuses a lost key, and can be told to forget what it sealed', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'dynodeck-start-'));
    const migrate = (key: string, extra: Record<string, string> = {}) =>
      start({ ...complete(key), DATA_DIR: dataDir, DYNODECK_MIGRATE_ONLY: '1', ...extra });

    expect(await migrate(oldKey)).toMatchObject({ code: 0, said: expect.stringContaining('up to date') });
    const lost = await migrate(newKey);
    expect(lost.code).toBe(1);
    expect(lost.said).toMatch(/which ENCRYPTION_KEY does not hold.*npm start -- --forget-lost-key/);
    const rotated = await migrate(`${newKey},${oldKey}`);
    expect(rotated).toMatchObject({ code: 0, said: expect.stringContaining('Sealed 1 values again') });
    expect((await migrate(newKey)).code).toBe(0);
    const forgotten = await migrate(oldKey, { DYNODECK_FORGET_LOST_KEY: '1' });
    expect(forgotten).toMatchObject({ code: 0, said: expect.stringContaining('Forgot what no present key opens') });
    expect((await migrate(oldKey)).code).toBe(0);
  }, 90_000);
});

function complete(key: string): Record<string, string> {
  return {
    AUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: key,
    PUBLIC_URL: 'http://localhost:3000',
    OWNER_EMAILS: 'ada@example.com',
  };
}
