import 'server-only';
import type { ZodType } from 'zod';
import { unwrap } from '@/lib/result';
import { open, seal } from '@/lib/vault/seal';
import type { AnyJob } from './job';

const place = (jobId: string) => ({ table: 'jobs', column: 'payload', row: jobId });

/** Seals what a job is to work with; null where its kind takes nothing. */
export function sealPayload(job: Pick<AnyJob, 'payload'>, jobId: string, payload: unknown): string | null {
  return job.payload ? seal(JSON.stringify(job.payload.parse(payload)), place(jobId)) : null;
}

/** Opens and checks it. Throws `Failure` where no present key opens it, a zod error where it has another shape. */
export function openPayload<Payload>(
  job: { payload?: ZodType<Payload> },
  row: { id: string; payload: string | null },
): Payload | null {
  if (!job.payload) return null;
  return job.payload.parse(row.payload === null ? null : JSON.parse(unwrap(open(row.payload, place(row.id)))));
}
