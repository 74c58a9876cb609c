import { queryOptions } from '@tanstack/react-query';
import { readViews } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Of oneself this browser knows every change; of others a minute is soon enough. */
const freshMs = 60_000;

/** Saved views, and the apps that the viewer pinned. */
export function viewsOptions() {
  return queryOptions({
    queryKey: keys.views,
    queryFn: ({ client }) => call(client, readViews({})),
    staleTime: freshMs,
  });
}
