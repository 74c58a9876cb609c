import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { authorize } from '@/lib/access/authorize';
import { currentViewer, type Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { acquireLease } from '@/lib/leases';
import { log } from '@/lib/log';
import { Failure, fail, ok, type Result } from '@/lib/result';
import { carryOut, type Receipt } from './carry-out';
import { operationContext } from './context';
import type { Operation, OperationContext, Plan } from './operation';
import { planHash } from './plan-hash';
import { actorOf, recordOrRefuse } from './record-or-refuse';

/** What the screen gets before anything happens: the plan, and the hash that ties a click to it. */
export type Preview = { step: 'preview'; plan: Plan; planHash: string };

const Request = z.object({
  input: z.unknown(),
  planHash: z.string().length(16).optional(),
  undoOf: z.uuid().optional(),
});

const leaseMs = 120_000;

/**
 * The one path of every change: session, parse, authorize, plan on fresh state, intent row, execute, outcome row.
 * Without a `planHash` it stops after the plan. With another hash than that of the fresh plan it answers
 * `plan_changed` and changes nothing; so it does (`audit_unavailable`) when the intent cannot be written.
 */
export async function runOperation<Input, State>(
  operation: Operation<Input, State>,
  raw: unknown,
): Promise<Result<Preview | Receipt<Input>>> {
  try {
    const viewer = await currentViewer();
    if (!viewer) return fail('signed_out', 'Your session has ended.', 'Sign in again.');
    const request = Request.safeParse(raw);
    const input = operation.input.safeParse(request.data?.input);
    if (!request.success || !input.success) {
      return fail('invalid_input', 'This request is not one that the console makes.', 'Reload the page.');
    }
    await allow(operation, viewer, input.data);
    const ctx = await operationContext(viewer, operation, input.data);
    const { planHash: seenHash, undoOf = null } = request.data;
    if (seenHash === undefined) {
      const { plan, hash } = await planNow(operation, ctx, input.data);
      return ok({ step: 'preview', plan, planHash: hash });
    }
    return await withAppToItself(ctx, async () => {
      const { state, plan, hash } = await planNow(operation, ctx, input.data);
      return hash === seenHash ? carryOut(operation, ctx, { input: input.data, state, plan, undoOf }) : planChanged();
    });
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

async function allow<Input, State>(operation: Operation<Input, State>, viewer: Viewer, input: Input): Promise<void> {
  const permitted = env().readOnly
    ? fail('read_only', 'This console is read-only.', 'Whoever runs it can change READ_ONLY.')
    : authorize(viewer, operation.verb);
  if (permitted.ok) return;
  const appId = operation.app(input);
  await recordOrRefuse({
    kind: 'denied',
    action: operation.name,
    actor: actorOf(viewer),
    app: appId === null ? null : { id: appId, name: appId },
    target: appId ?? 'workspace',
    summary: `Denied: ${permitted.error.message}`,
    errorCode: permitted.error.code,
  });
  throw new Failure(permitted.error);
}

async function planNow<Input, State>(operation: Operation<Input, State>, ctx: OperationContext, input: Input) {
  const state = await operation.load(ctx, input);
  const plan = operation.plan(state, input, { viewer: ctx.viewer, appName: ctx.app?.name ?? '' });
  return { state, plan, hash: planHash(operation.name, input, plan) };
}

function planChanged() {
  return fail(
    'plan_changed',
    'Something changed since you looked: the plan is no longer the same.',
    'Look at the new plan.',
  );
}

/** One change at a time per app, on every server, from its last look to its outcome: two must not interleave. */
async function withAppToItself<T>(ctx: OperationContext, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (!ctx.app) return work();
  const lease = await acquireLease(`app:${ctx.app.id}`, leaseMs);
  if (!lease) {
    return fail('busy', `Another change to ${ctx.app.name} is running.`, 'Wait until it has ended, then look again.');
  }
  try {
    return await work();
  } finally {
    await lease
      .release()
      .catch((error) => log.warn({ err: error, lease: lease.name }, 'lease not released; it expires'));
  }
}
