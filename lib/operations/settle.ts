import 'server-only';
import { processHeroku } from '@/lib/heroku/heroku';
import { type AppError, Failure, fail } from '@/lib/result';
import type { Operation, OperationContext, Verdict } from './operation';

/** How a run ended, with the error where it did not succeed. */
export type Ending = { outcome: 'succeeded' | 'failed' | 'unknown'; error: AppError | null; made?: string };

/** The pauses (ms) before each look at the real state: a change may land a moment after its connection broke. */
export const looksAfterMs = [0, 500, 1500, 3000];

/**
 * Executes once and says how it ended. When the answer is lost the change is never sent again: the real state is read,
 * a few times over five seconds since a change may land a moment after its connection broke.
 */
export async function settle<Input, State>(
  operation: Operation<Input, State>,
  ctx: OperationContext,
  input: Input,
  state: State,
): Promise<Ending> {
  try {
    const made = await operation.execute(ctx, input, state);
    return { outcome: 'succeeded', error: null, ...made };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.error.code !== 'outcome_unknown') return { outcome: 'failed', error: unchanged(error.error) };
    return ending(await look(operation, ctx, input, state, looksAfterMs), error.error);
  }
}

/** Reads the real state, once after each pause (ms), until it shows the change. */
export async function look<Input, State>(
  operation: Operation<Input, State>,
  ctx: OperationContext,
  input: Input,
  state: State,
  pausesMs: readonly number[],
): Promise<Verdict> {
  let verdict: Verdict = 'unknown';
  for (const pauseMs of operation.verify ? pausesMs : []) {
    await processHeroku().clock.sleep(pauseMs);
    try {
      verdict = (await operation.verify?.(ctx, input, state)) ?? 'unknown';
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      verdict = 'unknown';
    }
    if (verdict === 'done') return verdict;
  }
  return verdict;
}

/** Turns what was seen after a lost answer into an ending. */
export function ending(verdict: Verdict, lost: AppError): Ending {
  if (verdict === 'done') return { outcome: 'succeeded', error: null };
  if (verdict === 'unknown') return { outcome: 'unknown', error: lost };
  const { error } = fail(
    'heroku_unavailable',
    'Heroku’s answer was lost, and its state shows that the change was not made.',
    'You can safely try again.',
    lost.heroku ? { heroku: lost.heroku } : {},
  );
  return { outcome: 'failed', error };
}

/** A definite refusal: what a person then wants to know first is that nothing happened. */
function unchanged(error: AppError): AppError {
  return { ...error, message: `${error.message} Nothing was changed.` };
}
