import type { QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { notify } from '@/components/ui/notify';
import type { Preview } from '@/lib/operations/perform';
import type { AppError } from '@/lib/result';
import { CopyButton } from './copy-button';
import { errorTitles } from './error-titles';
import { isAsAgreed, isReversed, perform, preview, type Task } from './operation-task';

export type Ending = 'done' | 'stopped';
/**
 * The question that is open: what was seen, whether it is running, what went wrong at the last try, and whether Heroku
 * asks for a second factor.
 */
export type Question = { task: Task; seen: Preview; isRunning: boolean; error: AppError | null; asksCode: boolean };
export type Desk = {
  begin(task: Task): Promise<Ending>;
  /** Runs what was agreed to; `secondFactor` is the code that Heroku asked for at the last try. */
  confirm(secondFactor?: string): Promise<void>;
  cancel(): void;
  subscribe(listener: () => void): () => void;
  question(): Question | null;
};

/** The one place where operations are previewed, asked about, run, announced and offered for undo. */
export function createDesk(queries: QueryClient): Desk {
  const listeners = new Set<() => void>();
  let question: Question | null = null;
  let answer: (ending: Ending) => void = () => {};

  const show = (next: Question | null) => {
    question = next;
    for (const listener of listeners) listener();
  };
  const close = (ending: Ending) => {
    show(null);
    answer(ending);
  };
  const ask = (task: Task, seen: Preview, error: AppError | null) =>
    new Promise<Ending>((resolve) => {
      if (question) close('stopped');
      answer = resolve;
      show({ task, seen, isRunning: false, error, asksCode: error?.code === 'heroku_two_factor' });
    });

  const run = async (task: Task, seen: Preview, secondFactor?: string): Promise<AppError | null> => {
    const result = await perform(task, seen.planHash, secondFactor);
    for (const queryKey of task.affects) void queries.invalidateQueries({ queryKey: [...queryKey] });
    if (!result.ok) return result.error;
    const { summary, undo, runId } = result.value;
    const undoes = { runId, changes: seen.plan.changes };
    const action =
      undo === null
        ? undefined
        : { label: 'Undo', onClick: () => void begin({ ...task, agreed: undefined, input: undo, undoes }) };
    const { cli } = seen.plan;
    // What has been undone is not offered to be undone once more.
    if (task.undoes) notify.dismiss(receiptOf(task.undoes.runId));
    notify.success({
      title: summary,
      id: receiptOf(runId),
      ...(action && { action }),
      ...(cli && { extra: createElement(CopyButton, { value: cli, label: 'Copy as CLI command' }) }),
    });
    task.onDone?.(result.value);
    return null;
  };

  const begin = async (task: Task): Promise<Ending> => {
    notify.prepare();
    const seen = await preview(task);
    if (!seen.ok) return tellFailure(seen.error, nothingChanged);
    const { plan } = seen.value;
    const isAgreed =
      plan.care === 'direct' ||
      isAsAgreed(task, plan) ||
      (task.undoes !== undefined && isReversed(task.undoes.changes, plan.changes));
    const isTyped = plan.typed === null || plan.typed === task.agreed?.typed;
    if (!isTyped || !isAgreed) return ask(task, seen.value, null);
    const error = await run(task, seen.value);
    if (error?.code === 'plan_changed') return askAnew(task, error);
    if (error?.code === 'heroku_two_factor') return ask(task, seen.value, error);
    return error ? tellFailure(error) : 'done';
  };

  const askAnew = async (task: Task, error: AppError): Promise<Ending> => {
    const seen = await preview(task);
    return seen.ok ? ask(task, seen.value, error) : tellFailure(seen.error, nothingChanged);
  };

  return {
    begin,
    async confirm(secondFactor) {
      const current = question;
      if (!current || current.isRunning) return;
      show({ ...current, isRunning: true, error: null });
      const error = await run(current.task, current.seen, secondFactor);
      if (!error) return close('done');
      const anew = error.code === 'plan_changed' ? await preview(current.task) : null;
      const asksCode = current.asksCode || error.code === 'heroku_two_factor';
      show({ ...current, seen: anew?.ok ? anew.value : current.seen, isRunning: false, error, asksCode });
    },
    cancel: () => close('stopped'),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    question: () => question,
  };
}

const receiptOf = (runId: string) => `receipt-${runId}`;
const nothingChanged = 'Nothing was changed.';

function tellFailure(error: AppError, effect: string | null = null): Ending {
  const description = [error.message, effect, error.nextStep].filter(Boolean).join(' ');
  notify.failure({ title: errorTitles[error.code], description, id: `operation-${error.code}` });
  return 'stopped';
}
