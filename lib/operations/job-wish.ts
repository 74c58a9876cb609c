import 'server-only';
import type { jobTargets } from '@/lib/db/schema-work';
import { Failure, fail, unwrap } from '@/lib/result';
import { open, seal } from '@/lib/vault/seal';

/** One change of many: the input of its operation, the hash of the plan that was agreed to, and the run that it undoes. */
export type TargetWish = { input: unknown; planHash: string; undoOf: string | null };

const place = (jobId: string, position: number) => ({
  table: 'job_targets',
  column: 'input',
  row: `${jobId}:${position}`,
});

/** Seals what a target is asked for. */
export function sealWish(jobId: string, position: number, wish: TargetWish): string {
  return seal(JSON.stringify(wish), place(jobId, position));
}

/** Opens it. Throws `Failure` where it is no longer stored, or where no present key opens it. */
export function wishOf({ jobId, position, input }: typeof jobTargets.$inferSelect): TargetWish {
  if (input === null) {
    throw new Failure(fail('internal', 'What was asked for is no longer stored.', 'Start it again.').error);
  }
  return JSON.parse(unwrap(open(input, place(jobId, position))));
}
