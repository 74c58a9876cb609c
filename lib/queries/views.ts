import { queryOptions } from '@tanstack/react-query';
import { readViews } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Saved views, and the apps that the viewer pinned. */
export function viewsOptions() {
  return queryOptions({ queryKey: keys.views, queryFn: ({ client }) => call(client, readViews({})) });
}
