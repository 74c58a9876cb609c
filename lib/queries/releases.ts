import { queryOptions } from '@tanstack/react-query';
import { readReleases } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

const pollMs = 3_000;

/** The newest releases of an app, at most `max`; asked for again every three seconds only while one is pending. */
export function releasesOptions(app: string, max = 10) {
  return queryOptions({
    queryKey: keys.releases(app, max),
    queryFn: ({ client }) => call(client, readReleases({ app, max })),
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ status }) => status === 'pending') ? pollMs : false),
  });
}
