import 'server-only';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '@/lib/audit/record';
import { log } from '@/lib/log';
import { ok, type Result } from '@/lib/result';
import type { Operation, OperationContext, Plan } from './operation';
import { actorOf, recordOrRefuse } from './record-or-refuse';
import { closeRun, openRun } from './runs';
import { settle } from './settle';

/** What the screen gets afterwards. `undo` is the input that reverses it, null where nothing does. */
export type Receipt<Input> = { step: 'done'; runId: string; summary: string; undo: Input | null };

type Agreed<Input, State> = { input: Input; state: State; plan: Plan; undoOf: string | null };

/**
 * Carries out what was planned: the intent row and the open run in one transaction, then the change, then the outcome
 * row and the end of the run in another. Without the first nothing is changed; without the second the open run stays,
 * and `recoverRuns` finds out later how it ended.
 */
export async function carryOut<Input, State>(
  operation: Operation<Input, State>,
  ctx: OperationContext,
  { input, state, plan, undoOf }: Agreed<Input, State>,
): Promise<Result<Receipt<Input>>> {
  const runId = randomUUID();
  const target = ctx.app?.name ?? 'workspace';
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
  const entry = {
    runId,
    action: operation.name,
    actor: actorOf(ctx.viewer),
    app: ctx.app,
    target,
    detail: { changes: plan.changes, centsPerMonth: plan.centsPerMonth, undoOf },
  };
  await recordOrRefuse({ ...entry, kind: 'intent', summary: plan.title }, (tx) => openRun(tx, run, { input, state }));

  const { outcome, error } = await settle(operation, ctx, input, state);
  const summary = outcome === 'succeeded' ? plan.done : `${plan.title}: ${error?.message ?? 'no answer'}`;
  const end = { outcome, errorCode: error?.code ?? null, requestId: error?.heroku?.requestId ?? null };
  await recordAudit({ ...entry, kind: 'outcome', summary, ...end }, new Date(), (tx) =>
    closeRun(tx, run, outcome, new Date()),
  ).catch((cause) => log.error({ err: cause, runId }, 'outcome not recorded yet; the open run is settled later'));

  if (error) return { ok: false, error };
  return ok({ step: 'done', runId, summary, undo: operation.inverse?.(state, input) ?? null });
}
