import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { log } from '@/lib/log';
import { Failure, fail, type Result } from '@/lib/result';
import type { Receipt } from './carry-out';
import type { Operation } from './operation';
import { notOurs, type Preview, perform } from './perform';

const Request = z.object({
  input: z.unknown(),
  planHash: z.string().length(16).optional(),
  undoOf: z.uuid().optional(),
  secondFactor: z
    .string()
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^[\w-]{4,64}$/))
    .optional(),
});

/** Runs an operation for the person of the current request, down the one path of every change (`perform`). */
export async function runOperation<Input, State>(
  operation: Operation<Input, State>,
  raw: unknown,
): Promise<Result<Preview | Receipt<Input>>> {
  try {
    const viewer = await currentViewer();
    if (!viewer) return fail('signed_out', 'Your session has ended.', 'Sign in again.');
    const request = Request.safeParse(raw);
    return request.success ? await perform(operation, viewer, request.data) : { ok: false, error: notOurs() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Failure) return { ok: false, error: error.error };
    log.error({ err: error, operation: operation.name }, 'operation failed');
    return fail(
      'internal',
      'Something went wrong in the console itself.',
      'Look at the audit log to see whether it was done.',
    );
  }
}
