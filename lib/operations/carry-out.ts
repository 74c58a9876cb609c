import 'server-only';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '@/lib/audit/record';
import type { Db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { ok, type Result } from '@/lib/result';
import type { Operation, OperationContext, Plan } from './operation';
import { actorOf, recordOrRefuse } from './record-or-refuse';
import { closeRun, openRun } from './runs';
import { type Ending, settle } from './settle';

/** What the screen gets afterwards. `undo` is the input that reverses it, null where nothing does; `made` names what is new. */
export type Receipt<Input> = { step: 'done'; runId: string; summary: string; undo: Input | null; made?: string };

/** What a job says of a run that it drives. */
export type Attempt = {
  runId?: string;
  jobId?: string;
  /** Runs in the transaction of the intent; where it throws `Failure`, there is no intent and nothing is changed. */
  withIntent?: (tx: Db) => Promise<void>;
  /** Runs in the transaction of the outcome. */
  withOutcome?: (tx: Db, ending: Ending) => Promise<void>;
};

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
  { runId = randomUUID(), jobId, withIntent, withOutcome }: Attempt = {},
): Promise<Result<Receipt<Input>>> {
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
    detail: {
      changes: plan.changes,
      centsPerMonth: plan.centsPerMonth,
      undoOf,
      ...(jobId && { jobId }),
      ...(plan.scope && { scope: plan.scope }),
    },
  };
  await recordOrRefuse({ ...entry, kind: 'intent', summary: plan.title }, async (tx) => {
    await withIntent?.(tx);
    await openRun(tx, run, { input: operation.withoutSecrets?.(input) ?? input, state });
  });

  const { outcome, error, made } = await settle(operation, ctx, input, state);
  const summary = outcome === 'succeeded' ? plan.done : `${plan.title}: ${error?.message ?? 'no answer'}`;
  const end = { outcome, errorCode: error?.code ?? null, requestId: error?.heroku?.requestId ?? null };
  await recordAudit({ ...entry, kind: 'outcome', summary, ...end }, new Date(), async (tx) => {
    await closeRun(tx, run, outcome, new Date());
    await withOutcome?.(tx, { outcome, error });
  }).catch((cause) => log.error({ err: cause, runId }, 'outcome not recorded yet; the open run is settled later'));

  if (error) return { ok: false, error };
  return ok({ step: 'done', runId, summary, undo: operation.inverse?.(state, input) ?? null, ...(made && { made }) });
}
