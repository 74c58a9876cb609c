import { infiniteQueryOptions } from '@tanstack/react-query';
import { readReleaseOutput } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** What a release command prints, piece by piece; each piece says where the next begins until it is over. */
export function releaseOutputOptions(app: string, version: number) {
  return infiniteQueryOptions({
    queryKey: keys.output(app, version),
    queryFn: ({ client, pageParam }) => call(client, readReleaseOutput({ app, version, from: pageParam })),
    initialPageParam: 0,
    getNextPageParam: ({ state, next }) => (state === 'running' || state === 'waiting' ? next : null),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
