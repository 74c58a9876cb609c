import 'server-only';
import type { ZodType } from 'zod';
import type { Verb } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import type { FleetEntry } from '@/lib/fleet/entry';
import type { Caller } from '@/lib/heroku/client';
import type { Size } from '@/lib/rules/scaling';

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
  /** What the click agrees to, where that is less than every change and consequence: the names of dynos, say, may differ. */
  agreed?: unknown;
  /** Of one operation on many apps: what becomes of each. Kept out of the audit row of the whole: not everyone sees each app. */
  apps?: AppPlan[];
  /** What the audit row of one operation on many apps keeps: which apps by id, and how it was to go. */
  scope?: Record<string, unknown>;
  /** The same change as one line of the `heroku` CLI, where it has one. Never a secret. */
  cli?: string | undefined;
};

/** What one operation on many apps does to one of them, as far as the fleet knows it. `refused`: why it is left out. */
export type AppPlan = {
  id: string;
  name: string;
  stage: string | null;
  changes: Change[];
  centsPerMonth: number | null;
  /** When what it rests on was read, in ms; null where it never was. */
  readAt: number | null;
  refused: string | null;
};

/** What a change made, such as a dyno by its name. */
export type Made = { made: string };

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
  /**
   * What a person keeps for nobody but themselves, such as a pin: it changes nothing at Heroku and nothing that others see,
   * so it runs without a preview and leaves no audit row.
   */
  isPersonal?: true;
  input: ZodType<Input>;
  /** The app's id, or null for what changes only the workspace. */
  app(input: Input): string | null;
  /** Reads the state that the plan rests on. */
  load(ctx: OperationContext, input: Input): Promise<State>;
  /** Pure. Throws `Failure` `refused` with the reason where a rule forbids it. */
  plan(state: State, input: Input, ctx: Pick<OperationContext, 'viewer'> & { appName: string }): Plan;
  /** Makes the change; answers the name of what it made, where it made something. */
  execute(ctx: OperationContext, input: Input, state: State): Promise<Made | undefined>;
  verify?(ctx: OperationContext, input: Input, state: State): Promise<Verdict>;
  inverse?(state: State, input: Input): Input | null;
  /** The input without what must not be kept: only this is hashed and remembered until the outcome is known. */
  withoutSecrets?(input: Input): Input;
  /** The state as the fleet last read it, for a plan that costs no call; null where it was not read yet. */
  fromFleet?(app: FleetEntry, sizes: readonly Size[], input: Input): { state: State; readAt: number } | null;
  /** Whether dynos start anew by it: of many apps, the first is then watched until its dynos are up. */
  startsDynos?: true;
};

/** Declares an operation; the types of its input and state follow from the declaration. */
export function defineOperation<Input, State>(operation: Operation<Input, State>): Operation<Input, State> {
  return operation;
}
