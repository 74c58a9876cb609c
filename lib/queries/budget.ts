import { queryOptions } from '@tanstack/react-query';
import { readBudget } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The API budgets of the viewer's accounts; every answer of another read replaces them too. */
export function budgetOptions() {
  return queryOptions({ queryKey: keys.budget, queryFn: ({ client }) => call(client, readBudget({})) });
}
