import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { getDb } from '@/lib/db/client';
import { jobs, jobTargets, manyJobs } from '@/lib/db/schema-work';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { jobRead } from './job';
import { jobsRead } from './jobs';
import { runRead } from './run-read';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

const [shown, hidden] = [
  { id: randomUUID(), name: 'shown' },
  { id: randomUUID(), name: 'hidden' },
];
let owner: Viewer;
let jobId: string;

const look = async (viewer: Viewer) => {
  session.viewer = viewer;
  return {
    list: unwrap(await runRead(jobsRead, {}).result).data,
    live: unwrap(await runRead(jobsRead, { isLive: true }).result).data,
    one: await runRead(jobRead, { job: jobId }).result,
  };
};

beforeAll(async () => {
  const database = await openMemoryDatabase();
  standUp(database, 'http://localhost:1');
  ({ viewer: owner } = await addPerson('operator', [shown, hidden]));
  const db = await getDb();
  jobId = randomUUID();
  const personId = owner.personId;
  await db.insert(jobs).values({ id: jobId, kind: 'run-many', status: 'done', runAt: new Date(), personId });
  await db.insert(manyJobs).values({ jobId, operation: 'restart', title: 'Restart 2 apps', hasCanary: false });
  const plan = { changes: [{ label: 'a', from: 'web.1', to: 'started anew' }], centsPerMonth: 0 };
  await db.insert(jobTargets).values([
    { jobId, position: 0, appId: shown.id, target: shown.name, status: 'done', plan },
    { jobId, position: 1, appId: hidden.id, target: hidden.name, status: 'failed', plan },
  ]);
  return () => database.close();
});

test('whoever began it sees it, with every app, and may retry what failed', async () => {
  const { list, live, one } = await look(owner);
  expect(list).toMatchObject([{ id: jobId, isOwn: true, status: 'ended', counts: { done: 1, failed: 1 } }]);
  expect(live).toEqual([]);
  const { data } = unwrap(one);
  expect(data.targets.map(({ name, status }) => [name, status])).toEqual([
    ['shown', 'done'],
    ['hidden', 'failed'],
  ]);
  expect(data.reasons).toEqual({ steer: null, retry: null, undo: 'Nothing undoes the restart.' });
});

test('whoever reaches one of its apps sees that one, and of the other only that it is there', async () => {
  const { viewer } = await addPerson('viewer', [shown]);
  const { list, one } = await look(viewer);
  expect(list).toMatchObject([{ id: jobId, isOwn: false }]);
  const { data } = unwrap(one);
  expect(data.targets.map(({ name }) => name)).toEqual(['shown']);
  expect(data.outOfReach).toBe(1);
  expect(JSON.stringify([list, data])).not.toContain('hidden');
  expect(data.reasons.steer).toContain('Your role, viewer');
});

test('nobody else knows of it', async () => {
  const { viewer } = await addPerson('owner');
  const { list, one } = await look(viewer);
  expect(list).toEqual([]);
  expect(one).toMatchObject({ ok: false, error: { code: 'not_found' } });
});
