import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Db, getDb } from '@/lib/db/client';
import { jobs } from '@/lib/db/schema-work';
import { processHeroku } from '@/lib/heroku/heroku';
import type { AnyJob, Job } from './job';
import { jobTime } from './job-time';
import { nudge } from './nudge';
import { sealPayload } from './payload';

export type EnqueueOptions = {
  personId?: string | null;
  /** Its id, where whoever asks for it chose one to find it by. */
  id?: string;
  /** Not before; without it at once. */
  runAt?: Date;
  /** The transaction with which the job comes into being, or not. The runner then finds it within a second. */
  tx?: Db;
};

/** Makes a job that runs once, and answers its id. Throws where the payload is not one that its kind takes. */
export async function enqueue<Payload, State>(
  job: Pick<Job<Payload, State>, 'kind' | 'payload'>,
  payload: Payload,
  { personId = null, id = randomUUID(), runAt, tx }: EnqueueOptions = {},
): Promise<string> {
  const { clock } = processHeroku();
  await (tx ?? (await getDb())).insert(jobs).values({
    id,
    kind: job.kind,
    payload: sealPayload(job as Pick<AnyJob, 'payload'>, id, payload),
    status: 'waiting',
    runAt: runAt ?? jobTime(clock),
    personId,
    createdAt: jobTime(clock),
  });
  nudge();
  return id;
}
