import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readReleaseComparison, readReleaseHistory, readReleaseXray, readRollbackWatch } from '@/app/actions';
import type { HistoryPage } from '@/lib/reads/release-history';
import { call } from './call';
import { keys } from './keys';

const pollMs = 3_000;

/** All releases of an app, a thousand a page; asked for again every three seconds only while the newest is pending. */
export function releaseHistoryOptions(app: string) {
  return infiniteQueryOptions({
    queryKey: keys.history(app),
    queryFn: ({ client, pageParam }) =>
      call(client, readReleaseHistory({ app, ...(pageParam && { from: pageParam }) })),
    initialPageParam: null as HistoryPage['next'],
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.items[0]?.status === 'pending' ? pollMs : false),
  });
}

/** What a rollback from the release that runs `now` would take away. Once another one runs, it is asked for anew. */
export function releaseXrayOptions(app: string, now: number, target: number) {
  return queryOptions({
    queryKey: keys.xray(app, now, target),
    queryFn: ({ client }) => call(client, readReleaseXray({ app, target })),
    refetchOnWindowFocus: false,
  });
}

/** A rollback of the last ten minutes, if there was one: asked for again when the app changes, for no call. */
export function rollbackWatchOptions(app: string) {
  return queryOptions({
    queryKey: keys.rollbackWatch(app),
    queryFn: ({ client }) => call(client, readRollbackWatch({ app })),
  });
}

/** Two releases side by side. Releases never change, so it is asked for once. */
export function releaseComparisonOptions(app: string, a: number, b: number) {
  return queryOptions({
    queryKey: keys.compared(app, a, b),
    queryFn: ({ client }) => call(client, readReleaseComparison({ app, versions: [a, b] })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
