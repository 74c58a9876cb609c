import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { readReleasesEverywhere } from '@/app/actions';
import type { ReleasesPage } from '@/lib/reads/releases-everywhere';
import { call } from './call';
import { keys } from './keys';

const names = ['q', 'stage', 'team', 'by', 'status'] as const;

export type ReleasesFilter = { [Name in (typeof names)[number]]?: string };

/** Of an address or a form what filters releases; what is empty is left out, so that equal filters are equal keys. */
export function releasesFilterOf(values: { [name: string]: string | string[] | null | undefined }): ReleasesFilter {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
    }),
  );
}

/** What was released anywhere, newest first, page by page; while a filter changes, what was found before stays. */
export function releasesEverywhereOptions(filter: ReleasesFilter) {
  return infiniteQueryOptions({
    queryKey: keys.releasesEverywhere(filter),
    queryFn: ({ client, pageParam }) =>
      call(client, readReleasesEverywhere({ ...filter, ...(pageParam && { before: pageParam }) })),
    initialPageParam: null as ReleasesPage['next'],
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
