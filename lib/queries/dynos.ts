import { queryOptions } from '@tanstack/react-query';
import { readDynos } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

const pollMs = 2_000;
const moving = new Set(['starting', 'stopping']);

/** The running processes of an app; asked for every two seconds only while one of them starts or stops. */
export function dynosOptions(app: string) {
  return queryOptions({
    queryKey: keys.dynos(app),
    queryFn: ({ client }) => call(client, readDynos({ app })),
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => moving.has(state)) ? pollMs : false),
  });
}
