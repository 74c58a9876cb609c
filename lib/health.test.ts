import { afterAll, beforeAll, expect, test } from 'vitest';
import { setDatabase } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { openMemoryDatabase } from '@/lib/testing/database';
import { healthAnswer } from './health';
import { version } from './version';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(() => database.close());

test('a console whose database answers is well', async () => {
  setDatabase(database);
  const answer = await healthAnswer();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ status: 'ok', database: 'ok', version });
});

test('one whose database is gone answers 503 and does not say why', async () => {
  const gone = await openMemoryDatabase();
  await gone.close();
  setDatabase(gone);
  const answer = await healthAnswer();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ status: 'down', database: 'down', version });
});
