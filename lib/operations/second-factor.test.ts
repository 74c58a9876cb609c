import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { restart } from './restart';
import { appBench } from './testing/app-bench';

let simulator: TestSimulator;
let database: OpenDatabase;

beforeAll(async () => {
  [simulator, database] = await Promise.all([startTestSimulator({ apps: 1 }), openMemoryDatabase()]);
}, 60_000);
afterAll(async () => {
  await database.close();
});

test('an app that asks for a second factor is changed once the right code comes, and no code is written down', async () => {
  const bench = await appBench(database, simulator);
  const code = 'right-493817';
  await simulator.control('PATCH', `apps/${bench.app.name}`, { secondFactor: code });
  const input = { app: bench.app.id, target: { kind: 'app' as const } };

  const asked = await bench.run(restart, input);
  expect(asked).toMatchObject({ ok: false, error: { code: 'heroku_two_factor' } });
  const wrong = await bench.run(restart, input, 'wrong-271828');
  expect(wrong).toMatchObject({
    ok: false,
    error: { code: 'heroku_two_factor', message: 'Heroku did not accept this code. Nothing was changed.' },
  });
  expect(await bench.run(restart, input, code)).toMatchObject({ ok: true });

  expect((await bench.changes()).map(({ status }) => status)).toEqual([403, 403, 202]);
  expect(await bench.audit()).toEqual([
    ['intent', null, null],
    ['outcome', 'failed', 'heroku_two_factor'],
    ['intent', null, null],
    ['outcome', 'failed', 'heroku_two_factor'],
    ['intent', null, null],
    ['outcome', 'succeeded', null],
  ]);
  expect(await bench.writtenDown()).not.toMatch(new RegExp(`${code}|wrong-271828`));
});
