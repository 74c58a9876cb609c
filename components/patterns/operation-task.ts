import type { QueryKey } from '@tanstack/react-query';
import type { Receipt } from '@/lib/operations/carry-out';
import type { Change } from '@/lib/operations/operation';
import type { Preview } from '@/lib/operations/run-operation';
import { fail, type Result } from '@/lib/result';

export type OperationRequest = { input: unknown; planHash?: string; undoOf?: string };
/** A server action that runs one operation: without `planHash` it answers a preview, with it a receipt. */
export type OperationAction = (request: OperationRequest) => Promise<Result<Preview | Receipt<unknown>>>;

/** One wish of a person: which operation, with which input, and which cached reads it makes old. */
export type Task = {
  action: OperationAction;
  input: unknown;
  affects: readonly QueryKey[];
  tone?: 'primary' | 'destructive';
  /** The run that this one undoes, with what that run had changed. */
  undoes?: { runId: string; changes: readonly Change[] };
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

/** Does what was seen in the preview with this hash. */
export async function perform(task: Task, planHash: string): Promise<Result<Receipt<unknown>>> {
  const result = await call(task, { planHash });
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
