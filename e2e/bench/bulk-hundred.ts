// Run by `bulk-restart.ts`: restarts a hundred apps as one job, and by a loop, and prints the figures as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../lib/db/open-database';
import { processHeroku } from '../../lib/heroku/heroku';
import type { AnyJob } from '../../lib/jobs/job';
import { createRunner } from '../../lib/jobs/runner';
import { runManyJob } from '../../lib/operations/run-many-job';
import { manyBench } from '../../lib/operations/testing/many-bench';
import { startTestSimulator } from '../../lib/testing/simulator';

type Client = { delete(path: string): Promise<unknown> };
const HerokuClient = createRequire(import.meta.url)('heroku-client') as new (options: object) => Client;

const apps = 100;
const latencyMs = 40;
const lookEveryMs = 20;

const folder = mkdtempSync(path.join(tmpdir(), 'dynodeck-bench-'));
const simulator = await startTestSimulator({ apps: 1 });
const database = await openDatabase({ databaseUrl: null, dataDir: folder });
const bench = await manyBench(database, simulator, apps, 1);
await simulator.control('POST', 'latency', { latencyMs });

const client = new HerokuClient({ host: simulator.api, token: simulator.accounts[0]?.token });
const loopBegan = performance.now();
for (const { id } of bench.apps) await client.delete(`/apps/${id}/dynos`);
const loopMs = performance.now() - loopBegan;

await simulator.control('DELETE', 'requests');
const runner = createRunner({ kinds: [runManyJob] as AnyJob[], clock: processHeroku().clock });
runner.start();
const began = performance.now();
const jobId = await bench.start('restart');
const beganMs = performance.now() - began;
while ((await bench.job(jobId))?.status !== 'done') await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
const jobMs = performance.now() - began;
await runner.stop();

const log = await simulator.control<{ path: string }[]>('GET', 'requests');
const calls = log.filter(({ path: asked }) => !asked.startsWith('/_sim')).length;
const done = (await bench.targets(jobId)).filter(({ status }) => status === 'done').length;
await database.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify({ apps, latencyMs, done, calls, beganMs, jobMs, loopMs }), () => process.exit(0));
