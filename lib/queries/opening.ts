import type { QueryClient, QueryFunction, QueryKey } from '@tanstack/react-query';
import { readOpening } from '@/app/actions';
import type { ReadAnswer } from '@/lib/reads/read';
import type { Result } from '@/lib/result';
import { type OpeningPart, openingParts } from '@/lib/rules/opening-parts';
import { latestActivityOptions } from './activity';
import { addOnsOptions } from './add-ons';
import { call, partOf } from './call';
import { configOptions } from './config';
import { domainsOptions } from './domains';
import { dynoSizesOptions } from './dyno-sizes';
import { dynosOptions } from './dynos';
import { formationOptions } from './formation';
import { freshMs } from './query-client';
import { releasesOptions } from './releases';

type Asked = { queryKey: QueryKey; queryFn?: unknown; staleTime?: unknown; gcTime?: number };
type Answer = Promise<Result<ReadAnswer<unknown>>>;

const options: Record<OpeningPart, (app: string) => Asked> = {
  formation: formationOptions,
  dynoSizes: dynoSizesOptions,
  dynos: dynosOptions,
  releases: releasesOptions,
  config: configOptions,
  addOns: addOnsOptions,
  domains: domainsOptions,
  activity: latestActivityOptions,
};

/**
 * Asks, in one request, for what the overview of an app will show and the cache lacks. Who draws it meanwhile finds the
 * answers under way. Nothing is asked for that is fresh, or is being asked for already.
 */
export function openApp(client: QueryClient, app: string, parts: readonly OpeningPart[] = openingParts): void {
  const lacking = parts.filter((part) => isLacking(client, options[part](app)));
  if (lacking.length === 0) return;
  const opened = call(client, readOpening({ app, parts: lacking }));
  for (const part of lacking) {
    const { queryKey, gcTime, queryFn } = options[part](app);
    let isFirst = true;
    void client.prefetchQuery({
      queryKey,
      gcTime,
      // A request that was lost is not repeated for all: what is tried again asks by itself.
      queryFn: async (context) => {
        if (!isFirst) return (queryFn as QueryFunction)(context);
        isFirst = false;
        return partOf(client, (await opened)[part] as Answer);
      },
    });
  }
}

function isLacking(client: QueryClient, { queryKey, staleTime = freshMs }: Asked): boolean {
  const query = client.getQueryCache().find({ queryKey });
  if (!query) return true;
  // What failed is asked for again by the panel that shows it.
  const { fetchStatus, status } = query.state;
  return fetchStatus === 'idle' && status !== 'error' && query.isStaleByTime(Number(staleTime));
}
