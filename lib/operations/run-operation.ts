import 'server-only';
import { randomUUID } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { authorize } from '@/lib/access/authorize';
import { type AuditEntry, recordAudit } from '@/lib/audit/record';
import { currentViewer, type Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { acquireLease } from '@/lib/leases';
import { log } from '@/lib/log';
import { type AppError, Failure, fail, ok, type Result } from '@/lib/result';
import { operationContext } from './context';
import type { Operation, OperationContext, Plan } from './operation';
import { planHash } from './plan-hash';
import { closeRun, openRun } from './runs';
import { settle } from './settle';

/** What the screen gets before anything happens: the plan, and the hash that ties a click to it. */
export type Preview = { step: 'preview'; plan: Plan; planHash: string };
/** What the screen gets afterwards. `undo` is the input that reverses it, null where nothing does. */
export type Receipt<Input> = { step: 'done'; runId: string; summary: string; undo: Input | null };

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
    const state = await operation.load(ctx, input.data);
    const plan = operation.plan(state, input.data, { viewer, appName: ctx.app?.name ?? '' });
    const hash = planHash(operation.name, input.data, plan);
    if (request.data.planHash === undefined) return ok({ step: 'preview', plan, planHash: hash });
    if (request.data.planHash !== hash) {
      return fail(
        'plan_changed',
        'Something changed since you looked: the plan is no longer the same.',
        'Look at the new plan.',
      );
    }
    return await withAppToItself(ctx, () =>
      carryOut(operation, ctx, input.data, state, plan, request.data.undoOf ?? null),
    );
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
  await audit({
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

/** One write at a time per app, on every server: two people's changes must not interleave. */
async function withAppToItself<T>(ctx: OperationContext, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (!ctx.app) return work();
  const lease = await acquireLease(`app:${ctx.app.id}`, leaseMs);
  if (!lease) {
    return fail('busy', `Another change to ${ctx.app.name} is running.`, 'Wait until it has ended, then look again.');
  }
  try {
    return await work();
  } finally {
    await lease.release();
  }
}

async function carryOut<Input, State>(
  operation: Operation<Input, State>,
  ctx: OperationContext,
  input: Input,
  state: State,
  plan: Plan,
  undoOf: string | null,
): Promise<Result<Receipt<Input>>> {
  const runId = randomUUID();
  const target = ctx.app?.name ?? 'workspace';
  const entry = { runId, action: operation.name, actor: actorOf(ctx.viewer), app: ctx.app, target };
  const detail = { changes: plan.changes, centsPerMonth: plan.centsPerMonth, undoOf };
  const run = {
    id: runId,
    operation: operation.name,
    personId: ctx.viewer.personId,
    connectionId: ctx.app?.connectionId ?? null,
    appId: ctx.app?.id ?? null,
    target,
    undoOf,
    createdAt: ctx.now,
  };
  try {
    await openRun(run, { input, state });
  } catch (error) {
    throw new Failure(auditUnavailable(error));
  }
  await audit({ ...entry, kind: 'intent', summary: plan.title, detail });

  const end = await settle(operation, ctx, input, state);
  const summary = end.outcome === 'succeeded' ? plan.done : `${plan.title}: ${end.error?.message ?? 'no answer'}`;
  try {
    await audit({
      ...entry,
      kind: 'outcome',
      summary,
      outcome: end.outcome,
      errorCode: end.error?.code ?? null,
      requestId: end.error?.heroku?.requestId ?? null,
      detail,
    });
    await closeRun(run, end.outcome, new Date());
  } catch (error) {
    log.error({ err: error, runId }, 'outcome not recorded yet; the open run will be settled later');
  }
  if (end.error) return { ok: false, error: end.error };
  return ok({ step: 'done', runId, summary, undo: operation.inverse?.(state, input) ?? null });
}

async function audit(entry: AuditEntry): Promise<void> {
  try {
    await recordAudit(entry);
  } catch (error) {
    throw new Failure(auditUnavailable(error));
  }
}

function auditUnavailable(error: unknown): AppError {
  log.error({ err: error }, 'audit row not written');
  return fail(
    'audit_unavailable',
    'The audit log cannot be written, so nothing was changed.',
    'Try again in a moment; if it lasts, tell whoever runs this console.',
  ).error;
}

function actorOf(viewer: Viewer) {
  return { id: viewer.personId, name: viewer.name };
}
