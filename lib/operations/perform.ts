import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { Failure, fail, ok, type Result } from '@/lib/result';
import { allow } from './allow';
import { withAppToItself } from './app-to-itself';
import { type Attempt, carryOut, type Receipt } from './carry-out';
import { carryOutPersonal } from './carry-out-personal';
import { operationContext } from './context';
import type { Operation, OperationContext, Plan } from './operation';
import { planHash } from './plan-hash';

/** What the screen gets before anything happens: the plan, and the hash that ties a click to it. */
export type Preview = { step: 'preview'; plan: Plan; planHash: string };

export type Wish = {
  input: unknown;
  /** Of the plan that was agreed to; without it the plan is only shown. */
  planHash?: string | undefined;
  undoOf?: string | null | undefined;
  /** What Heroku asked for at the last try: it goes out with the change and is written down nowhere. */
  secondFactor?: string | undefined;
};

/**
 * The one path of every change, for a person in front of the screen or one whose job goes on without them: parse,
 * authorize, plan on fresh state, intent row, execute, outcome row. Without a `planHash` it stops after the plan. With
 * another hash than that of the fresh plan it answers `plan_changed` and changes nothing; so it does
 * (`audit_unavailable`) when the intent cannot be written. A personal operation runs at once and leaves no row. Throws `Failure`, or what is broken in the console itself.
 */
export async function perform<Input, State>(
  operation: Operation<Input, State>,
  viewer: Viewer,
  wish: Wish,
  attempt: Attempt & { patienceMs?: number } = {},
): Promise<Result<Preview | Receipt<Input>>> {
  const parsed = operation.input.safeParse(wish.input);
  if (!parsed.success) throw new Failure(notOurs());
  const input = parsed.data;
  await allow(operation, viewer, operation.app(input));
  const ctx = await operationContext(viewer, operation, input, wish.secondFactor);
  if (operation.isPersonal) return ok(await carryOutPersonal(operation, ctx, input));
  if (wish.planHash === undefined) {
    const { plan, hash } = await planNow(operation, ctx, input);
    return ok({ step: 'preview', plan, planHash: hash });
  }
  return withAppToItself(ctx.app, attempt.patienceMs ?? 0, async () => {
    const { state, plan, hash } = await planNow(operation, ctx, input);
    if (hash !== wish.planHash) return planChanged();
    return carryOut(operation, ctx, { input, state, plan, undoOf: wish.undoOf ?? null }, attempt);
  });
}

/** For a request that no screen of this console makes. */
export function notOurs() {
  return fail('invalid_input', 'This request is not one that the console makes.', 'Reload the page.').error;
}

async function planNow<Input, State>(operation: Operation<Input, State>, ctx: OperationContext, input: Input) {
  const state = await operation.load(ctx, input);
  const plan = operation.plan(state, input, { viewer: ctx.viewer, appName: ctx.app?.name ?? '' });
  return { state, plan, hash: planHash(operation.name, operation.withoutSecrets?.(input) ?? input, plan) };
}

function planChanged() {
  return fail(
    'plan_changed',
    'Something changed since you looked: the plan is no longer the same.',
    'Look at the new plan.',
  );
}
