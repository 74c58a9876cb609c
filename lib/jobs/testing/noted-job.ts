import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { openDatabase } from '@/lib/db/open-database';
import { systemClock } from '@/lib/heroku/clock';
import { standUp } from '@/lib/testing/console';
import { type AnyJob, defineJob } from '../job';
import { createRunner } from '../runner';

/** Long enough for one runner to be busy while another one looks. */
const takesMs = 300;

/** A job that prints its word, some time after it began. */
export const notedJob = defineJob<{ word: string }>({
  kind: 'noted',
  payload: z.object({ word: z.string() }),
  leaseMs: 60_000,
  maxAttempts: 3,
  async run({ payload }) {
    await wait(takesMs);
    process.stdout.write(`${payload.word}\n`);
  },
});

/** A server of its own that runs such jobs from the database that its environment names; it prints `up` first. */
export async function notedServer(): Promise<void> {
  const { DATABASE_URL: databaseUrl = '', ENCRYPTION_KEY = '' } = process.env;
  standUp(await openDatabase({ databaseUrl, dataDir: '' }), 'http://localhost:1', { ENCRYPTION_KEY });
  createRunner({ kinds: [notedJob] as AnyJob[], clock: systemClock }).start();
  process.stdout.write('up\n');
}
