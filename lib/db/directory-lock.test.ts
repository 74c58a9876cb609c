import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DirectoryLock, lockDirectory } from '@/lib/db/directory-lock';
import { openDatabase } from '@/lib/db/open-database';
import { type Child, startChild } from '@/lib/testing/child';
import { tempFolder } from '@/lib/testing/temp-folder';

const held: DirectoryLock[] = [];
const children: Child[] = [];

async function lock(directory: string): Promise<DirectoryLock> {
  const taken = await lockDirectory(directory);
  held.push(taken);
  return taken;
}

async function lockElsewhere(directory: string): Promise<Child> {
  const child = startChild(`
    import { lockDirectory } from '@/lib/db/directory-lock';
    await lockDirectory(${JSON.stringify(directory)});
    console.log('locked');
    setInterval(() => undefined, 1000);
  `);
  children.push(child);
  expect(await child.line()).toBe('locked');
  return child;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.process.kill('SIGKILL');
  await Promise.all(held.splice(0).map((taken) => taken.release()));
});

describe('directory lock', () => {
  it('refuses a second process, naming the first', async () => {
    const directory = path.join(tempFolder(), 'db');
    const child = await lockElsewhere(directory);
    await expect(lock(directory)).rejects.toThrow(
      new RegExp(`${directory} is in use by process ${child.process.pid}, running since 20.*another DATA_DIR`),
    );
  });

  it('ends with the process that held it, however that died', async () => {
    const directory = path.join(tempFolder(), 'db');
    const child = await lockElsewhere(directory);
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    await lock(directory);
    await expect(lock(directory)).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('is free again after its release', async () => {
    const directory = path.join(tempFolder(), 'db');
    await (await lockDirectory(directory)).release();
    await lock(directory);
  });

  it('lets exactly one of many starters take over a stale socket, and leaves no guard behind', async () => {
    const folder = tempFolder();
    const directory = path.join(folder, 'db');
    const child = await lockElsewhere(directory);
    child.process.kill('SIGKILL');
    await child.ended;
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lock(directory)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['db.sock']);
  });

  it('works in a directory whose path is too long for a socket', async () => {
    const directory = path.join(tempFolder('x'.repeat(120)), 'db');
    await lock(directory);
    await expect(lock(directory)).rejects.toThrow('in use by process');
  });
});

describe('embedded database', () => {
  it('opens once per directory, and keeps what it acknowledged when its process is killed', async () => {
    const dataDir = tempFolder();
    const child = startChild(`
      import { leases } from '@/lib/db/schema';
      import { openDatabase } from '@/lib/db/open-database';
      const { db } = await openDatabase({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)} });
      await db.insert(leases).values({ name: 'kept', holder: 'child', fence: 7, expiresAt: new Date() });
      console.log('written');
      setInterval(() => undefined, 1000);
    `);
    children.push(child);
    expect(await child.line()).toBe('written');
    await expect(openDatabase({ databaseUrl: null, dataDir })).rejects.toThrow(
      `in use by process ${child.process.pid}`,
    );
    child.process.kill('SIGKILL');
    await child.ended;
    const reopened = await openDatabase({ databaseUrl: null, dataDir });
    try {
      expect(await reopened.db.query.leases.findMany()).toMatchObject([{ name: 'kept', fence: 7 }]);
    } finally {
      await reopened.close();
    }
  }, 60_000);
});
