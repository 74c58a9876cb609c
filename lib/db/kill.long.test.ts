import { expect, it } from 'vitest';
import { openDatabase } from '@/lib/db/open-database';
import { startChild } from '@/lib/testing/child';
import { tempFolder } from '@/lib/testing/temp-folder';

const kills = 10;
const acknowledgedBeforeKill = 200;

it('loses no acknowledged row of the embedded database over many kills under write load', async () => {
  const dataDir = tempFolder();
  const source = `
    import { leases } from '@/lib/db/schema';
    import { openDatabase } from '@/lib/db/open-database';
    const { db } = await openDatabase({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)} });
    for (let fence = 1; ; fence += 1) {
      await db.insert(leases).values({ name: process.env.ROUND + '-' + fence, holder: 'x', fence, expiresAt: new Date() });
      console.log(fence);
    }
  `;
  const acknowledged: string[] = [];
  for (let round = 1; round <= kills; round += 1) {
    const child = startChild(source, { ROUND: String(round) });
    for (let count = 0; count < acknowledgedBeforeKill + round * 7; count += 1) {
      acknowledged.push(`${round}-${await child.line()}`);
    }
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
  }
  const { db, close } = await openDatabase({ databaseUrl: null, dataDir });
  const stored = new Set((await db.query.leases.findMany()).map((row) => row.name));
  await close();
  expect(acknowledged.filter((name) => !stored.has(name))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(kills * acknowledgedBeforeKill);
});
