import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { auditRowsAfter } from '@/lib/audit/list';
import type { Viewer } from '@/lib/auth/viewer';
import { credentialWrite } from '@/lib/connections/credentials';
import { getDb, withTransaction } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, operationRuns } from '@/lib/db/schema';
import { jobs, jobTargets } from '@/lib/db/schema-work';
import { createHeroku } from '@/lib/heroku/heroku';
import { setPerProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { type LapseClock, lapseClock } from '@/lib/testing/lapse-clock';
import type { TestSimulator } from '@/lib/testing/simulator';
import type { ManyInput } from '../define-many';
import { maintenanceMany } from '../maintenance-many';
import type { ManyOptions } from '../many-options';
import type { Operation } from '../operation';
import { type Preview, perform } from '../perform';
import { restart } from '../restart';
import { restartMany } from '../restart-many';
import { scale } from '../scale';
import { scaleMany } from '../scale-many';

type AnyOperation = Operation<unknown, unknown>;
type Logged = { method: string; path: string };

/** What the processes of one console share: its key, its Heroku, and since when their time runs how much faster. */
export type BenchEnv = Record<'ENCRYPTION_KEY' | 'HEROKU_API_URL' | 'SINCE_MS' | 'TIMES_FASTER', string>;

/** Points this process at a database and a local Heroku, in the time that all processes of the test share. */
export function standUpInFastTime(database: OpenDatabase, env: Partial<BenchEnv>): LapseClock {
  const { ENCRYPTION_KEY = '', HEROKU_API_URL = '', SINCE_MS = '', TIMES_FASTER = '' } = env;
  standUp(database, HEROKU_API_URL, { ENCRYPTION_KEY });
  const clock = lapseClock(Number(TIMES_FASTER), Number(SINCE_MS));
  setPerProcess('heroku', createHeroku({ apiUrl: HEROKU_API_URL, clock, retryPauseMs: 1 }));
  return clock;
}

export type ManyName = 'restart' | 'scale' | 'maintenance';

const kinds = { restart: restartMany, scale: scaleMany, maintenance: maintenanceMany };
const wishes = { restart: {}, scale: { type: 'web', quantity: { to: 3 }, size: null }, maintenance: { on: true } };

/** The operation on many apps of that name. */
export const manyOf = (name: ManyName) => kinds[name] as unknown as AnyOperation;

const singles = (app: string): [AnyOperation, unknown][] => [
  [restart as unknown as AnyOperation, { app, target: { kind: 'app' } }],
  [scale as unknown as AnyOperation, { app, processes: [{ type: 'web', quantity: 3, size: 'Standard-1X' }] }],
];

/**
 * A console whose operator reaches new apps of a local Heroku, and what both of them remember. Its time runs so many
 * times faster: at 20, an app's lease of two minutes takes six seconds.
 */
export async function manyBench(database: OpenDatabase, simulator: TestSimulator, count: number, timesFaster = 20) {
  const env: BenchEnv = {
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    HEROKU_API_URL: simulator.api,
    SINCE_MS: String(Date.now()),
    TIMES_FASTER: String(timesFaster),
  };
  const clock = standUpInFastTime(database, env);
  const [account] = simulator.accounts;
  if (!account) throw new Error('The local Heroku has no account');
  const prefix = `many-${randomBytes(3).toString('hex')}`;
  const apps: { id: string; name: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `${prefix}-${index}`;
    const formation = { web: { quantity: 2 } };
    const app = await simulator.control<{ id: string }>('POST', 'apps', { name, owner: account.email, formation });
    apps.push({ id: app.id, name });
  }
  const { viewer, connectionId } = await addPerson('operator', apps);
  await (await getDb()).update(connections).set({ sharedAt: new Date() }).where(eq(connections.id, connectionId));
  const tokens = { accessToken: account.token, refreshToken: null, expiresAt: null };
  await withTransaction(await credentialWrite(connectionId, tokens, new Date()));
  const ids = new Set(apps.map(({ id }) => id));
  const agree = async (operation: AnyOperation, input: unknown, person: Viewer = viewer) => {
    const { planHash } = unwrap(await perform(operation, person, { input })) as Preview;
    return unwrap(await perform(operation, person, { input, planHash }));
  };

  const bench = {
    apps,
    viewer,
    /** The time of this process, which can be put forward. */
    clock,
    /** What another process needs to be a server of the same console (`many-server.ts`). */
    env,
    /** Reads every app, as the console does while it runs: what a plan for many rests on. */
    async read(): Promise<void> {
      for (const { id } of apps) {
        for (const [operation, input] of singles(id)) unwrap(await perform(operation, viewer, { input }));
      }
    },
    /** Looks at the plan of the whole and agrees to it; answers the job. */
    async start(name: ManyName, options: Partial<ManyOptions> = {}, person: Viewer = viewer): Promise<string> {
      const input: ManyInput<unknown> = {
        job: randomUUID(),
        apps: apps.map(({ id }) => id),
        wish: wishes[name],
        options: { canary: null, waveSize: null, stopAtPercent: null, ...options },
      };
      return agree(manyOf(name), input, person).then(() => input.job);
    },
    /** Carries out an operation as somebody does who looks at its plan first. */
    agree,
    /** How often each app was changed at Heroku. */
    async changes(): Promise<number[]> {
      const log = await simulator.control<Logged[]>('GET', 'requests');
      const writes = log.filter(({ method, path }) => method !== 'GET' && path.startsWith('/apps/'));
      return apps.map(({ id }) => writes.filter(({ path }) => path.includes(id)).length);
    },
    async targets(jobId: string) {
      const db = await getDb();
      return db.select().from(jobTargets).where(eq(jobTargets.jobId, jobId)).orderBy(jobTargets.position);
    },
    async job(jobId: string) {
      const [row] = await (await getDb()).select().from(jobs).where(eq(jobs.id, jobId));
      return row;
    },
    /** Runs of these apps that have an intent and no outcome. */
    async openRuns() {
      const db = await getDb();
      return db
        .select({ id: operationRuns.id })
        .from(operationRuns)
        .where(and(eq(operationRuns.status, 'open'), inArray(operationRuns.appId, [...ids])));
    },
    /** The audit rows of each app, as `intent`, `succeeded`, `failed`, … */
    async audit(): Promise<string[][]> {
      const rows = (await auditRowsAfter(0, 100_000)).filter(({ appId }) => appId !== null && ids.has(appId));
      return apps.map(({ id }) => rows.filter(({ appId }) => appId === id).map(({ kind, outcome }) => outcome ?? kind));
    },
  };
  await bench.read();
  return bench;
}

export type ManyBench = Awaited<ReturnType<typeof manyBench>>;
