import { queryOptions } from '@tanstack/react-query';
import { readAddOnsEverywhere } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Every add-on and what dynos cost beside them, as the server remembers it. */
export function addOnsEverywhereOptions() {
  return queryOptions({
    queryKey: keys.addOnsEverywhere,
    queryFn: ({ client }) => call(client, readAddOnsEverywhere({})),
  });
}
