import { queryOptions } from '@tanstack/react-query';
import { readEcoQuota } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The Eco hours that an app draws on. Each look is a call, so it is made only by a press. */
export function ecoQuotaOptions(app: string) {
  return queryOptions({
    queryKey: keys.ecoQuota(app),
    queryFn: ({ client }) => call(client, readEcoQuota({ app })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: false,
  });
}
