import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Receipt } from './carry-out';
import type { Operation, OperationContext } from './operation';

/** Carries out what concerns nobody but the person: no preview, no lease, no audit row. */
export async function carryOutPersonal<Input, State>(
  operation: Operation<Input, State>,
  ctx: OperationContext,
  input: Input,
): Promise<Receipt<Input>> {
  const state = await operation.load(ctx, input);
  const plan = operation.plan(state, input, { viewer: ctx.viewer, appName: ctx.app?.name ?? '' });
  await operation.execute(ctx, input, state);
  const undo = operation.inverse?.(state, input) ?? null;
  return { step: 'done', runId: randomUUID(), summary: plan.done, undo };
}
