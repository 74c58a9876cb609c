import { inArray } from 'drizzle-orm';
import { openDatabase } from '@/lib/db/open-database';
import { jobs } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import type { AnyJob } from '@/lib/jobs/job';
import { createRunner } from '@/lib/jobs/runner';
import { upkeep } from '@/lib/jobs/upkeep';
import type { Operation } from '../operation';
import { operations } from '../registry';
import { runManyJob } from '../run-many-job';
import { type BenchEnv, standUpInFastTime } from './many-bench';

const lookEveryMs = 50;

/** Ends this process as a power cut would, when its n-th change was made and is not noted yet. */
function dieAtChange(nth: number): void {
  let left = nth;
  for (const operation of operations as unknown as Operation<unknown, unknown>[]) {
    const { execute } = operation;
    operation.execute = async (...args) => {
      left -= 1;
      const isLast = left === 0;
      await execute.apply(operation, args);
      if (isLast) process.kill(process.pid, 'SIGKILL');
    };
  }
}

/**
 * A server that runs nothing but jobs, in a process of its own. It prints `up`, then `done` when no job is left that
 * changes apps, and ends.
 */
export async function manyServer(env: NodeJS.ProcessEnv & Partial<BenchEnv> = process.env): Promise<void> {
  const { DATABASE_URL = '', DATA_DIR = '', DIE_AT_CHANGE = '' } = env;
  const database = await openDatabase({ databaseUrl: DATABASE_URL || null, dataDir: DATA_DIR });
  standUpInFastTime(database, env);
  if (DIE_AT_CHANGE) dieAtChange(Number(DIE_AT_CHANGE));
  const { clock } = processHeroku();
  const kinds = [runManyJob, upkeep] as AnyJob[];
  createRunner({ kinds, clock, isOnlyProcess: database.engine === 'embedded' }).start();
  process.stdout.write('up\n');
  const isBusy = async () => {
    const rows = await database.db
      .select({ kind: jobs.kind })
      .from(jobs)
      .where(inArray(jobs.status, ['waiting', 'running']));
    return rows.some(({ kind }) => kind === runManyJob.kind);
  };
  while (await isBusy()) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  process.stdout.write('done\n', () => process.exit(0));
}
