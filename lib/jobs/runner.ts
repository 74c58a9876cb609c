import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, getDb } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import type { Clock } from '@/lib/heroku/clock';
import { log } from '@/lib/log';
import { type ClaimedJob, claimDue } from './claim-due';
import { type Hold, holdOf } from './hold';
import type { AnyJob } from './job';
import { jobTime } from './job-time';
import { onNudge } from './nudge';
import { runJob } from './run-job';
import { ensureSchedules } from './schedule';

const lookEveryMs = 1_000;
const claimedAtOnce = 10;
/** Schedules always have a place; of other work a server does so much at a time. */
const othersAtOnce = 5;
const patienceMs = 10_000;

export type RunnerOptions = {
  kinds: readonly AnyJob[];
  clock: Clock;
  random?: () => number;
  db?: Db;
  /** No other process can be at work: what runs was left by one that died, and is taken over at once. */
  isOnlyProcess?: boolean;
};

export type Runner = {
  /** Looks for due work once a second, and at each nudge, until it is stopped. */
  start(): void;
  /** Takes what is due once and waits for its end; answers how much it was. */
  runDue(): Promise<number>;
  /** Takes nothing more, waits a moment for what runs, and gives the rest back to whoever comes next. */
  stop(): Promise<void>;
};

/** Runs jobs on this server, beside any number of runners on others. */
export function createRunner({ kinds, clock, random = Math.random, isOnlyProcess, ...options }: RunnerOptions): Runner {
  const holder = randomUUID();
  const running = new Map<Promise<void>, { row: ClaimedJob; hold: Hold }>();
  const database = async () => options.db ?? (await getDb());
  let isReady = false;
  let isStopped = false;
  let wake = () => {};
  let looping = Promise.resolve();

  async function prepare(db: Db): Promise<void> {
    if (isReady) return;
    await ensureSchedules(db, kinds, clock);
    if (isOnlyProcess) {
      await db
        .update(jobs)
        .set({ leaseUntil: jobTime(clock) })
        .where(eq(jobs.status, 'running'));
    }
    isReady = true;
  }

  function run(db: Db, row: ClaimedJob): void {
    const job = kinds.find(({ kind }) => kind === row.kind);
    if (!job) return;
    const hold = holdOf(row, job, db, clock);
    const work = runJob(job, row, hold, { clock, random }).then(() => {
      running.delete(work);
      wake();
    });
    running.set(work, { row, hold });
  }

  async function look(): Promise<number> {
    const db = await database();
    await prepare(db);
    for (const { hold } of running.values()) await hold.renewInTime();
    const others = [...running.values()].filter(({ row }) => row.key === null).length;
    const claim = {
      holder,
      limit: Math.max(othersAtOnce - others, 0) || claimedAtOnce,
      onlySchedules: others >= othersAtOnce,
    };
    const rows = isStopped ? [] : await claimDue(db, kinds, clock, claim);
    for (const row of rows) run(db, row);
    return rows.length;
  }

  async function loop(): Promise<void> {
    while (!isStopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const taken = await look().catch((error: unknown) => {
        log.warn({ err: error }, 'no look for due jobs; the next follows in a second');
        return 0;
      });
      if (taken < othersAtOnce) await Promise.race([clock.sleep(lookEveryMs), woken]);
    }
  }

  async function giveBack({ row }: { row: ClaimedJob }): Promise<void> {
    await (await database())
      .update(jobs)
      .set({ status: 'waiting', runAt: jobTime(clock), attempts: row.attempts - 1, holder: null, leaseUntil: null })
      .where(and(eq(jobs.id, row.id), eq(jobs.fence, row.fence), eq(jobs.status, 'running')));
  }

  return {
    start() {
      const forget = onNudge(() => wake());
      looping = loop().finally(forget);
    },
    async runDue() {
      const taken = await look();
      await Promise.all(running.keys());
      return taken;
    },
    async stop() {
      isStopped = true;
      wake();
      const ended = looping.then(() => Promise.all(running.keys()));
      await Promise.race([ended, clock.sleep(patienceMs)]);
      await Promise.all([...running.values()].map(giveBack));
    },
  };
}
