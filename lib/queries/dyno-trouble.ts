import { queryOptions } from '@tanstack/react-query';
import { readDynoTrouble } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Why a dyno crashed. Each look is a call, so it is made once and again only by a press. */
export function dynoTroubleOptions(app: string, dyno: string) {
  return queryOptions({
    queryKey: keys.dynoTrouble(app, dyno),
    queryFn: ({ client }) => call(client, readDynoTrouble({ app, dyno })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
