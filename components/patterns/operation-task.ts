import type { QueryKey } from '@tanstack/react-query';
import type { Receipt } from '@/lib/operations/carry-out';
import type { Change, Plan } from '@/lib/operations/operation';
import type { Preview } from '@/lib/operations/perform';
import { fail, type Result } from '@/lib/result';

export type OperationRequest = { input: unknown; planHash?: string; undoOf?: string; secondFactor?: string };
/** A server action that runs one operation: without `planHash` it answers a preview, with it a receipt. */
export type OperationAction = (request: OperationRequest) => Promise<Result<Preview | Receipt<unknown>>>;

/** One wish of a person: which operation, with which input, and which cached reads it makes old. */
export type Task = {
  action: OperationAction;
  input: unknown;
  affects: readonly QueryKey[];
  tone?: 'primary' | 'destructive';
  /** What was shown and typed where the wish was made: a plan that says the same needs no second question. */
  agreed?: { changes: readonly Change[]; typed: string | null } | undefined;
  /** The run that this one undoes, with what that run had changed. */
  undoes?: { runId: string; changes: readonly Change[] };
  /** Hears of the success. */
  onDone?: (receipt: Receipt<unknown>) => void;
};

const unseen = fail('internal', 'The console could not be reached.', 'Check your connection, then try again.');
const unreachable = fail(
  'internal',
  'The console could not be reached, so it is not known whether this was done.',
  'Look at the audit log before you try again.',
);
const unexpected = fail('internal', 'The console answered something unexpected.', 'Reload the page and look again.');

/** Asks what the task would do. */
export async function preview(task: Task): Promise<Result<Preview>> {
  const result = await call(task, {});
  if (!result.ok) return result;
  return result.value.step === 'preview' ? { ok: true, value: result.value } : unexpected;
}

/** Does what was seen in the preview with this hash; with a code, where Heroku asked for a second factor. */
export async function perform(task: Task, planHash: string, secondFactor?: string): Promise<Result<Receipt<unknown>>> {
  const result = await call(task, { planHash, ...(secondFactor && { secondFactor }) });
  if (!result.ok) return result;
  return result.value.step === 'done' ? { ok: true, value: result.value } : unexpected;
}

async function call(task: Task, extra: Partial<OperationRequest>) {
  try {
    return await task.action({ input: task.input, ...(task.undoes && { undoOf: task.undoes.runId }), ...extra });
  } catch {
    return extra.planHash === undefined ? unseen : unreachable;
  }
}

/** Whether a plan takes back exactly what was changed: then the undo needs no second question. */
export function isReversed(was: readonly Change[], plan: readonly Change[]): boolean {
  return (
    was.length === plan.length &&
    plan.every((change) =>
      was.some(({ label, from, to }) => label === change.label && from === change.to && to === change.from),
    )
  );
}

/** Whether a plan is what the person agreed to before it was asked for. */
export function isAsAgreed({ agreed }: Task, plan: Plan): boolean {
  if (!agreed || agreed.changes.length !== plan.changes.length) return false;
  return plan.changes.every(({ label, from, to }) =>
    agreed.changes.some((seen) => seen.label === label && seen.from === from && seen.to === to),
  );
}
