import { queryOptions } from '@tanstack/react-query';
import { readApp } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** One app's own facts, by its id. */
export function appOptions(id: string) {
  return queryOptions({ queryKey: keys.facts(id), queryFn: ({ client }) => call(client, readApp({ app: id })) });
}
