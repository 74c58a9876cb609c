import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Db, withTransaction } from '@/lib/db/client';
import { openDatabase } from '@/lib/db/open-database';
import { startChild } from '@/lib/testing/child';
import { createServerDatabase, testServerUrl } from '@/lib/testing/database';
import { startTestSimulator } from '@/lib/testing/simulator';
import { tempFolder } from '@/lib/testing/temp-folder';
import { pauseRow, resumeRow } from './many-row';
import { expectEachChangedOnce } from './testing/expect-once';
import { manyBench, standUpInFastTime } from './testing/many-bench';

const source = `import { manyServer } from '@/lib/operations/testing/many-server'; await manyServer();`;
const kills = 7;
const timesFaster = 8;
const pausedAtKill = 2;
const pausedMs = 3_000;

const cases = [
  { title: 'restart of 30 apps', name: 'restart', apps: 30, isSteered: false },
  { title: 'scale of 30 apps', name: 'scale', apps: 30, isSteered: false },
  {
    title: 'restart of 100 apps with a canary, in waves, paused meanwhile',
    name: 'restart',
    apps: 100,
    isSteered: true,
  },
] as const;

type Target = { databaseUrl: string | null; dataDir: string };

async function embedded(): Promise<Target> {
  return { databaseUrl: null, dataDir: tempFolder() };
}

async function server(): Promise<Target> {
  const { url } = await createServerDatabase();
  return { databaseUrl: url, dataDir: '' };
}

const engines: [string, () => Promise<Target>][] = [['the embedded database', embedded]];
if (testServerUrl()) engines.push(['a PostgreSQL server', server]);

describe.each(engines)('on %s', (_engine, place) => {
  it.each(cases)('$title, killed again and again, changes each app exactly once', async ({ name, apps, isSteered }) => {
    const target = await place();
    const begun = await openDatabase(target);
    const simulator = await startTestSimulator({ apps: 10 });
    const bench = await manyBench(begun, simulator, apps, timesFaster);
    await simulator.control('POST', 'clock', { speed: timesFaster });
    await simulator.control('POST', 'latency', { latencyMs: 60 });
    const jobId = await bench.start(name, isSteered ? { canary: bench.apps[7]?.id ?? null, waveSize: 25 } : {});
    await begun.close();
    const env = {
      ...bench.env,
      LOG_LEVEL: 'silent',
      DATABASE_URL: target.databaseUrl ?? '',
      DATA_DIR: target.dataDir,
    };
    /** Between two lives of the server. */
    const between = async (act: (tx: Db) => Promise<unknown>) => {
      const database = await openDatabase(target);
      await withTransaction(act, database.db);
      await database.close();
    };
    const changes = async () => (await bench.changes()).reduce((sum, times) => sum + times, 0);
    let killed = 0;
    for (;;) {
      const isPaused = isSteered && killed === pausedAtKill;
      if (isPaused) await between((tx) => pauseRow(tx, jobId, 'person', new Date()));
      const before = await changes();
      const child = startChild(source, killed === 0 ? { ...env, DIE_AT_CHANGE: '3' } : env);
      expect(await child.line(), child.errors()).toBe('up');
      let isOver = false;
      const done = child
        .line()
        .then(
          () => 'done',
          () => 'killed',
        )
        .finally(() => {
          isOver = true;
        });
      // By how much it gets done rather than by the clock: a quick machine would be done before it was killed often.
      const enough = before + Math.random() * (apps / 6);
      const cut = async () => {
        if (isPaused) return wait(pausedMs, 'alive');
        while (!isOver && (await changes()) < enough) await wait(20);
        return wait(Math.random() * 300, 'alive');
      };
      const isCut = killed > 0 && killed < kills;
      const end = await (isCut ? Promise.race([done, cut()]) : done);
      if (end === 'done') break;
      child.process.kill('SIGKILL');
      await child.ended;
      killed += 1;
      if (!isPaused) continue;
      expect(await changes()).toBe(before);
      await between((tx) => resumeRow(tx, jobId, new Date()));
    }
    expect(killed).toBeGreaterThanOrEqual(3);
    const ended = await openDatabase(target);
    standUpInFastTime(ended, bench.env);
    await expectEachChangedOnce(bench, jobId);
    if (isSteered) expect((await bench.targets(jobId))[0]?.appId).toBe(bench.apps[7]?.id);
    await ended.close();
  });
});
