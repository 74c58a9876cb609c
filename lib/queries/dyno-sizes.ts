import { queryOptions } from '@tanstack/react-query';
import { readDynoSizes } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

const dayMs = 24 * 60 * 60 * 1000;

/** Heroku's catalogue of dyno sizes, the same for every app; `app` only says through which account to ask. */
export function dynoSizesOptions(app: string) {
  return queryOptions({
    queryKey: keys.dynoSizes,
    queryFn: ({ client }) => call(client, readDynoSizes({ app })),
    staleTime: dayMs,
    gcTime: dayMs,
  });
}
