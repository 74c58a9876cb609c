import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordAudit } from '@/lib/audit/record';
import { newSessionId, revokeSession, sessionRow } from '@/lib/auth/sessions';
import { recordAppAccess } from '@/lib/connections/reach';
import type { Db } from '@/lib/db/client';
import { connections, people, sessions } from '@/lib/db/schema';
import { jobs, jobTargets, manyJobs } from '@/lib/db/schema-work';
import type { FleetEntry } from '@/lib/fleet/entry';
import { Fleet } from '@/lib/fleet/fleet';
import type { WireChange } from '@/lib/fleet/wire';
import { setPerProcess } from '@/lib/per-process';
import { standUp } from '@/lib/testing/console';
import { openMemoryDatabase } from '@/lib/testing/database';
import { announce } from './announce';
import { LiveStream } from './live-stream';

const at = Date.UTC(2026, 10, 20, 9, 0, 0);
const [hers, his] = [randomUUID(), randomUUID()];

function entryOf(id: string): FleetEntry {
  const app = { name: `app-${id.slice(0, 8)}`, team: null, ownerEmail: null, region: 'eu', stack: 'heroku-24' };
  const times = { createdAt: at, updatedAt: at, releasedAt: null, maintenanceSinceAt: null };
  const unread = { coupling: null, formation: null, dynos: null, release: null, addOns: null, certificates: null };
  const value = { ...app, ...times, buildStack: 'heroku-24', isMaintenance: false };
  return { id, app: { value, readAt: at }, ...unread };
}

let db: Db;
let fleet: Fleet;
let closing: () => Promise<void>;
const opened: LiveStream[] = [];

beforeEach(async () => {
  const database = await openMemoryDatabase();
  standUp(database, 'http://127.0.0.1:1');
  db = database.db;
  closing = database.close;
  fleet = new Fleet([entryOf(hers), entryOf(his)]);
  setPerProcess('fleet', Promise.resolve(fleet));
});
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.end();
  await closing();
});

/** A person with a session and a connection that reaches these apps. */
async function personWith(email: string, appIds: string[], isShared = false) {
  const herokuAccountId = randomUUID();
  const [person] = await db.insert(people).values({ email, role: 'operator', herokuAccountId }).returning();
  const ownerId = person?.id ?? '';
  const sharedAt = isShared ? new Date() : null;
  const [connection] = await db
    .insert(connections)
    .values({ ownerId, name: email, kind: 'token', herokuAccountId, herokuEmail: email, sharedAt })
    .returning();
  await recordAppAccess(connection?.id ?? '', appIds, new Date());
  const sessionId = newSessionId();
  await db.insert(sessions).values(sessionRow(sessionId, ownerId, new Date()));
  return { ownerId, sessionId };
}

type Heard = { event: string; data: unknown; id: string | undefined };

async function listen(sessionId: string, since: string | null = null) {
  const heard: Heard[] = [];
  let isClosed = false;
  const stream = new LiveStream(sessionId, {
    send: (event, data, id) => void heard.push({ event, data: JSON.parse(data), id }),
    beat: () => undefined,
    close: () => {
      isClosed = true;
    },
  });
  opened.push(stream);
  await stream.open(since);
  const changes = () => heard.filter(({ event }) => event === 'apps').map(({ data }) => data as WireChange);
  return { heard, changes, isClosed: () => isClosed, names: () => heard.map(({ event }) => event), stream };
}

const scale = (id: string, quantity: number) =>
  fleet.put(id, 'formation', {
    value: [{ type: 'web', quantity, size: 'Standard-1X', unitCents: 2_500 }],
    readAt: Date.now(),
  });

test('tells each person what changes within their reach, and nothing else', async () => {
  const [mara, ravi] = [await personWith('mara@f.example', [hers]), await personWith('ravi@f.example', [his])];
  const [toMara, toRavi] = [await listen(mara.sessionId), await listen(ravi.sessionId)];
  expect(toMara.names()).toEqual(['hello', 'budgets', 'status']);
  scale(hers, 3);
  await expect.poll(() => toMara.changes().flatMap(({ rows }) => rows)).toMatchObject([{ id: hers, dynos: 3 }]);
  scale(his, 2);
  await expect.poll(() => toRavi.changes().flatMap(({ rows }) => rows)).toMatchObject([{ id: his, dynos: 2 }]);
  expect(JSON.stringify(toMara.heard)).not.toContain(his);
  expect(JSON.stringify(toRavi.heard)).not.toContain(hers);
});

test('tells of a job whoever began it or reaches one of its apps, and nobody else', async () => {
  const [mara, ravi] = [await personWith('mara@f.example', [hers]), await personWith('ravi@f.example', [his])];
  const [toMara, toRavi] = [await listen(mara.sessionId), await listen(ravi.sessionId)];
  const job = async (personId: string, appId: string) => {
    const id = randomUUID();
    await db.insert(jobs).values({ id, kind: 'run-many', status: 'running', runAt: new Date(at), personId });
    await db.insert(manyJobs).values({ jobId: id, operation: 'restart', title: '', hasCanary: false });
    await db.insert(jobTargets).values({ jobId: id, position: 0, appId, target: '', status: 'queued' });
    announce({ topic: 'jobs', jobId: id });
    return id;
  };
  const told = ({ heard }: typeof toMara) => heard.flatMap(({ event, data }) => (event === 'jobs' ? data : []));
  const herOwn = await job(mara.ownerId, hers);
  await expect.poll(() => told(toMara)).toEqual([herOwn]);
  const overHers = await job(ravi.ownerId, hers);
  await expect.poll(() => told(toRavi)).toEqual([overHers]);
  await expect.poll(() => told(toMara)).toEqual([herOwn, overHers]);
});

test('takes back what is shared no more', async () => {
  const owner = await personWith('mara@f.example', [hers], true);
  const guest = await personWith('ravi@f.example', [his]);
  const toGuest = await listen(guest.sessionId);
  await db.update(connections).set({ sharedAt: null });
  await recordAudit({
    kind: 'access',
    action: 'share',
    actor: { id: owner.ownerId, name: 'mara' },
    target: '',
    summary: '',
  });
  await expect.poll(() => toGuest.changes()).toMatchObject([{ rows: [], gone: [hers] }]);
  scale(hers, 9);
  scale(his, 1);
  await expect.poll(() => toGuest.changes().flatMap(({ rows }) => rows)).toMatchObject([{ id: his }]);
});

test('goes on where a browser was, and says when that is not known', async () => {
  const { sessionId } = await personWith('mara@f.example', [hers]);
  const first = await listen(sessionId);
  const version = first.heard[0]?.id ?? '';
  first.stream.end();
  scale(hers, 4);
  const second = await listen(sessionId, version);
  expect(second.names().slice(0, 2)).toEqual(['hello', 'apps']);
  expect(second.changes()).toMatchObject([{ from: version, rows: [{ id: hers, dynos: 4 }] }]);
  const third = await listen(sessionId, version.replace(/^[^.]+/, 'another-life'));
  expect(third.names()[0]).toBe('reset');
});

test('says that something was recorded', async () => {
  const { sessionId, ownerId } = await personWith('mara@f.example', [hers]);
  const { names } = await listen(sessionId);
  await recordAudit({
    kind: 'intent',
    action: 'scale',
    actor: { id: ownerId, name: 'mara' },
    target: 'x',
    summary: 'x',
  });
  await expect.poll(names).toContain('audit');
});

test.each([
  ['a session that was revoked', (person: { sessionId: string }) => revokeSession(person.sessionId)],
  ['a person who was removed', () => db.update(people).set({ removedAt: new Date() })],
])('ends for %s within a few seconds', async (_, revoke) => {
  const person = await personWith('mara@f.example', [hers]);
  const { names, isClosed, changes } = await listen(person.sessionId);
  await revoke(person);
  await expect.poll(isClosed, { timeout: 8_000 }).toBe(true);
  expect(names().at(-1)).toBe('end');
  const before = changes().length;
  scale(hers, 8);
  await expect.poll(() => fleet.version.count).toBeGreaterThan(1);
  expect(changes()).toHaveLength(before);
});
