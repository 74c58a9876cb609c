import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open-database';
import { jobs } from '@/lib/db/schema-work';
import { type Child, startChild } from '@/lib/testing/child';
import { standUp } from '@/lib/testing/console';
import { createServerDatabase, testServerUrl } from '@/lib/testing/database';
import { enqueue } from './enqueue';
import { notedJob } from './testing/noted-job';

const source = `import { notedServer } from '@/lib/jobs/testing/noted-job'; await notedServer();`;
const words = Array.from({ length: 30 }, (_, index) => `word-${index}`);

test.skipIf(!testServerUrl())('two servers share the work of one PostgreSQL database, each job run once', async () => {
  const { url, drop } = await createServerDatabase();
  const ENCRYPTION_KEY = randomBytes(32).toString('hex');
  const database = await openDatabase({ databaseUrl: url, dataDir: '' });
  standUp(database, 'http://localhost:1', { ENCRYPTION_KEY });
  const servers = [1, 2].map(() => startChild(source, { DATABASE_URL: url, ENCRYPTION_KEY, LOG_LEVEL: 'silent' }));
  try {
    for (const server of servers) expect(await server.line(), server.errors()).toBe('up');
    const done: string[][] = servers.map(() => []);
    const follow = async (server: Child, index: number) => {
      for (;;) done[index]?.push(await server.line());
    };
    // They end as their servers do.
    for (const [index, server] of servers.entries()) follow(server, index).catch(() => undefined);
    await Promise.all(words.map((word) => enqueue(notedJob, { word })));
    await expect.poll(() => done.flat().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(words.length);
    const endings = async () => {
      const rows = await database.db.select({ status: jobs.status, attempts: jobs.attempts }).from(jobs);
      return rows.filter(({ status, attempts }) => status === 'done' && attempts === 1).length;
    };
    await expect.poll(endings, { timeout: 10_000 }).toBe(words.length);
    expect(done.flat().sort()).toEqual([...words].sort());
    for (const own of done) expect(own.length, 'both had a share').toBeGreaterThan(0);
  } finally {
    for (const { process, ended } of servers) {
      process.kill('SIGKILL');
      await ended;
    }
    await database.close();
    await drop();
  }
});
