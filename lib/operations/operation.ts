import 'server-only';
import type { ZodType } from 'zod';
import type { Verb } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import type { Caller } from '@/lib/heroku/client';

/** What an operation may use. `app` is there when the operation names one, and only if the viewer reaches it. */
export type OperationContext = {
  viewer: Viewer;
  now: Date;
  app: { id: string; name: string; caller: Caller; connectionId: string } | null;
};

/** One line of a plan: what changes, from what, to what. */
export type Change = { label: string; from: string; to: string };

/** What an operation would do, shown before it is done. Its hash ties the click to what was seen. */
export type Plan = {
  /** In the imperative, as the button says it: "Scale web to 4". */
  title: string;
  /** In the past tense, as the receipt and the audit log say it: "Scaled web from 3 to 4". */
  done: string;
  changes: Change[];
  /** One sentence each: what people will notice. */
  consequences: string[];
  /** Calls of the whole operation: the look before the plan, the look before the change, and the change. */
  priceCalls: number;
  /** Monthly difference in cents; null where the operation changes no bill or Heroku tells no price. */
  centsPerMonth: number | null;
  /** `direct` acts at once, `confirm` asks first. */
  care: 'direct' | 'confirm';
  /** What must be typed before this may run; null where a click is enough. */
  typed: string | null;
};

/** How the world stands after a lost answer. */
export type Verdict = 'done' | 'not_done' | 'unknown';

/**
 * Something that changes the world. The path is always the same: plan on fresh state, intent row, execute, outcome row.
 * `execute` makes each change at most once. `verify` reads the real state after a lost answer.
 * `inverse` is the input that undoes it, null where nothing does.
 */
export type Operation<Input, State> = {
  name: string;
  verb: Verb;
  input: ZodType<Input>;
  /** The app's id, or null for what changes only the workspace. */
  app(input: Input): string | null;
  /** Reads the state that the plan rests on. */
  load(ctx: OperationContext, input: Input): Promise<State>;
  /** Pure. Throws `Failure` `refused` with the reason where a rule forbids it. */
  plan(state: State, input: Input, ctx: Pick<OperationContext, 'viewer'> & { appName: string }): Plan;
  execute(ctx: OperationContext, input: Input, state: State): Promise<void>;
  verify?(ctx: OperationContext, input: Input, state: State): Promise<Verdict>;
  inverse?(state: State, input: Input): Input | null;
};

/** Declares an operation; the types of its input and state follow from the declaration. */
export function defineOperation<Input, State>(operation: Operation<Input, State>): Operation<Input, State> {
  return operation;
}
