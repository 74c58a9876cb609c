import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { getDb } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { jobs } from '@/lib/db/schema-work';
import { createHeroku } from '@/lib/heroku/heroku';
import { type TestClock, testClock } from '@/lib/heroku/testing/bench';
import { setPerProcess } from '@/lib/per-process';
import { standUp } from '@/lib/testing/console';
import { type AnyJob, defineJob, type JobContext } from '../job';

export const minuteMs = 60_000;

type Ctx = JobContext<{ word: string }, number>;

/** Points this process at a database without jobs, and answers the clock that its jobs go by. */
export async function jobClock({ db, ...database }: OpenDatabase): Promise<TestClock> {
  standUp({ db, ...database }, 'http://localhost:1');
  const clock = testClock();
  setPerProcess('heroku', createHeroku({ apiUrl: 'http://localhost:1', clock }));
  await db.delete(jobs);
  return clock;
}

/** A job that does what the test tells it, and notes each of its runs. */
export function said(run: (ctx: Ctx) => Promise<void> = async () => {}) {
  const runs: Ctx[] = [];
  const job = defineJob<{ word: string }, number>({
    kind: 'said',
    payload: z.object({ word: z.string() }),
    leaseMs: minuteMs,
    maxAttempts: 3,
    run: (ctx) => {
      runs.push(ctx);
      return run(ctx);
    },
  });
  return { job, runs, kinds: [job] as AnyJob[] };
}

/** The row of a job. */
export async function jobRow(id: string) {
  const [row] = await (await getDb()).select().from(jobs).where(eq(jobs.id, id));
  return row;
}

/** Something to wait for until it is opened. */
export function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
