import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import type { Db } from '@/lib/db/db';
import { connections, credentials, dataKeys, operationRuns, people } from '@/lib/db/schema';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import { forgetPerProcess, setPerProcess } from '@/lib/per-process';
import { eachDatabase } from '@/lib/testing/database';
import { fingerprinter } from '@/lib/vault/fingerprint';
import { forgetUnreadable } from '@/lib/vault/forget-unreadable';
import { keyRing } from '@/lib/vault/key-ring';
import { rotate } from '@/lib/vault/rotate';
import { open, type Place, seal } from '@/lib/vault/seal';

const oldSecret = randomBytes(32);
const newSecret = randomBytes(32);

function use(encryptionKeys: Buffer[]): void {
  setPerProcess('env', { encryptionKeys });
  forgetPerProcess('vault.data-keys');
}

async function addCredential(db: Db, token: string): Promise<string> {
  const [person] = await db.insert(people).values({ email: 'ada@example.com', role: 'owner' }).returning();
  const [connection] = await db
    .insert(connections)
    .values({
      ownerId: person?.id ?? '',
      name: 'heroku',
      kind: 'oauth',
      herokuAccountId: randomUUID(),
      herokuEmail: 'ada@example.com',
    })
    .returning();
  const row = connection?.id ?? '';
  await db.insert(credentials).values({
    connectionId: row,
    accessToken: seal(token, { table: 'credentials', column: 'access_token', row }),
    refreshToken: seal(`refresh ${token}`, { table: 'credentials', column: 'refresh_token', row }),
    tokenFingerprint: (await fingerprinter(db, 'token'))(token),
  });
  return row;
}

async function addRun(db: Db, memo: string): Promise<string> {
  const id = randomUUID();
  await db.insert(operationRuns).values({
    id,
    operation: 'scale',
    target: 'web',
    memo: seal(memo, { table: 'operation_runs', column: 'memo', row: id }),
    status: 'open',
    createdAt: new Date(),
    wipeAfter: new Date(),
  });
  return id;
}

async function addJob(db: Db): Promise<{ id: string; texts: () => Promise<(string | null)[]> }> {
  const id = randomUUID();
  const place: Place = { table: 'jobs', column: 'payload', row: id };
  const targetPlace: Place = { table: 'job_targets', column: 'input', row: `${id}:7` };
  await db.insert(jobs).values({ id, kind: 'x', status: 'waiting', runAt: new Date(), payload: seal('job', place) });
  await db.insert(jobTargets).values({
    jobId: id,
    position: 7,
    appId: id,
    target: 'web',
    status: 'queued',
    input: seal('target', targetPlace),
  });
  const opened = (sealed: string | null | undefined, at: Place) => {
    const text = open(sealed ?? '', at);
    return text.ok ? text.value : null;
  };
  const texts = async () => {
    const [job] = await db.select().from(jobs).where(eq(jobs.id, id));
    const [target] = await db.select().from(jobTargets).where(eq(jobTargets.jobId, id));
    return [opened(job?.payload, place), opened(target?.input, targetPlace)];
  };
  return { id, texts };
}

beforeEach(() => use([oldSecret]));

eachDatabase((_engine, openDatabase) => {
  it('moves every secret to the newest key and changes no fingerprint', async () => {
    const { db } = await openDatabase();
    const before = (await fingerprinter(db, 'config-value'))('postgres://secret');
    const row = await addCredential(db, 'token-1');
    const run = await addRun(db, '{"quantity":3}');
    const job = await addJob(db);

    use([newSecret, oldSecret]);
    expect(await rotate(db)).toEqual({ resealed: 6, unreadable: [] });
    expect(await rotate(db)).toEqual({ resealed: 0, unreadable: [] });

    use([newSecret]);
    expect((await fingerprinter(db, 'config-value'))('postgres://secret')).toBe(before);
    const [stored] = await db.select().from(credentials).where(eq(credentials.connectionId, row));
    const openColumn = (column: string, sealed: string | null | undefined) =>
      open(sealed ?? '', { table: 'credentials', column, row });
    expect(openColumn('access_token', stored?.accessToken)).toEqual({ ok: true, value: 'token-1' });
    expect(openColumn('refresh_token', stored?.refreshToken)).toEqual({ ok: true, value: 'refresh token-1' });
    const [kept] = await db.select().from(operationRuns).where(eq(operationRuns.id, run));
    expect(await job.texts()).toEqual(['job', 'target']);
    const place = { table: 'operation_runs', column: 'memo', row: run };
    expect(open(kept?.memo ?? '', place)).toEqual({ ok: true, value: '{"quantity":3}' });
  });

  it('reports what a lost key had sealed, and leaves it as it is', async () => {
    const { db } = await openDatabase();
    await addCredential(db, 'token-1');
    const before = await db.select().from(credentials);
    use([newSecret]);
    const rotation = await rotate(db);
    expect(rotation.resealed).toBe(0);
    expect(rotation.unreadable).toHaveLength(3);
    expect(rotation.unreadable[0]?.message).toContain(keyRing([oldSecret])[0].id);
    expect(await db.select().from(credentials)).toEqual(before);
    await expect(fingerprinter(db, 'token')).rejects.toThrow('which ENCRYPTION_KEY does not hold');
  });

  it('forgets what a lost key had sealed when it is told to, and nothing else', async () => {
    const { db } = await openDatabase();
    const lost = await addCredential(db, 'token-1');
    const lostRun = await addRun(db, '{}');
    const lostJob = await addJob(db);
    use([newSecret]);
    expect(await forgetUnreadable(db)).toEqual({ connections: 1, dataKeys: 1, runs: 1 });
    const kept = await addCredential(db, 'token-2');
    expect(await forgetUnreadable(db)).toEqual({ connections: 0, dataKeys: 0, runs: 0 });
    expect((await db.select().from(credentials)).map((row) => row.connectionId)).toEqual([kept]);
    expect(await db.select().from(operationRuns)).toMatchObject([{ id: lostRun, memo: null }]);
    expect(await db.select().from(jobs)).toMatchObject([{ id: lostJob.id, payload: null }]);
    expect(await db.select().from(jobTargets)).toMatchObject([{ jobId: lostJob.id, input: null }]);
    const rows = await db.select().from(connections);
    expect(rows.find((row) => row.id === lost)?.status).toBe('invalid');
    expect(rows.find((row) => row.id === kept)?.status).toBe('active');
  });

  it('refuses sealed values that were swapped between rows', async () => {
    const { db } = await openDatabase();
    const [one, two] = [await addCredential(db, 'token-1'), await addCredential(db, 'token-2')];
    const [stored] = await db.select().from(credentials).where(eq(credentials.connectionId, one));
    await db.update(credentials).set({ accessToken: stored?.accessToken }).where(eq(credentials.connectionId, two));
    const [swapped] = await db.select().from(credentials).where(eq(credentials.connectionId, two));
    const place = { table: 'credentials', column: 'access_token', row: two };
    expect(open(swapped?.accessToken ?? '', place).ok).toBe(false);
  });

  it('fingerprints equal values equally, by kind and installation, and hides their length', async () => {
    const { db } = await openDatabase();
    const config = await fingerprinter(db, 'config-value');
    expect(config('a')).toBe(config('a'));
    expect(config('a')).not.toBe(config('b'));
    expect((await fingerprinter(db, 'token'))('a')).not.toBe(config('a'));
    for (const value of ['', 'a', 'ü'.repeat(5000)]) expect(config(value)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const other = await fingerprinter((await openDatabase()).db, 'config-value');
    expect(other('a')).not.toBe(config('a'));
  });

  it('makes one data key when many ask for it first', async () => {
    const { db } = await openDatabase();
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => {
        forgetPerProcess('vault.data-keys');
        return (await fingerprinter(db, 'token'))('a');
      }),
    );
    expect(new Set(all).size).toBe(1);
    expect(await db.select().from(dataKeys)).toHaveLength(1);
  });
});
