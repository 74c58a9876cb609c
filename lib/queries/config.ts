import { queryOptions } from '@tanstack/react-query';
import { readConfigAgainstUpstream } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Config changes by releases alone, and whoever shows it asks again when one was made. */
const freshMs = 60_000;

/** How an app's config stands to that of the app upstream, by key. */
export function configOptions(app: string) {
  return queryOptions({
    queryKey: keys.config(app),
    queryFn: ({ client }) => call(client, readConfigAgainstUpstream({ app })),
    staleTime: freshMs,
  });
}
