import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startChild } from '@/lib/testing/child';
import { tempFolder } from '@/lib/testing/temp-folder';

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

  it('migrates and ends when it is told to, and then names the key that is missing', async () => {
    const migrate = { DATA_DIR: tempFolder(), DYNODECK_MIGRATE_ONLY: '1' };
    expect(await start({ ...complete(oldKey), ...migrate })).toMatchObject({
      code: 0,
      said: expect.stringContaining('up to date'),
    });
    const lost = await start({ ...complete(newKey), ...migrate });
    expect(lost.code).toBe(1);
    expect(lost.said).toMatch(/which ENCRYPTION_KEY does not hold.*npm start -- --forget-lost-key/);
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
