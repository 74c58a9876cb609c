import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ReadAnswer } from '@/lib/reads/read';
import { type Result, unwrap } from '@/lib/result';
import { counted } from './crowd';
import { keys } from './keys';

/** What a read action returns: an object that arrives at once and holds the answer still under way. */
export type ReadAction<T> = Promise<{ result: Promise<Result<ReadAnswer<T>>> }>;

/**
 * Waits for the answer of a read action and returns its data; throws `Failure` with the error of a failed one.
 * The only place that knows how reads travel. Each answer brings the API budgets, which go to the gauge's key.
 */
export async function call<T>(client: QueryClient, action: ReadAction<T>): Promise<T> {
  return partOf(client, counted(action.then(({ result }) => result)));
}

/** The same for one answer of a read that gives several. */
export async function partOf<T>(client: QueryClient, answer: Promise<Result<ReadAnswer<T>>>): Promise<T> {
  const { data, budgets } = unwrap(await answer);
  keepBudgets(client, budgets);
  return data;
}

/** Puts the answer of a read that the server made for the first render under its key. */
export function keepAnswer<T>(client: QueryClient, key: QueryKey, { data, budgets }: ReadAnswer<T>): void {
  client.setQueryData(key, data);
  keepBudgets(client, budgets);
}

/** Hands budgets to the gauge. One of which Heroku has told nothing yet is left to its own read, which asks for free. */
export function keepBudgets(client: QueryClient, budgets: ReadAnswer<unknown>['budgets']): void {
  if (budgets.every(({ readAt }) => readAt !== null)) client.setQueryData(keys.budget, budgets);
}
