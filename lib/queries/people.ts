import { queryOptions } from '@tanstack/react-query';
import { readPeople } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** Who works here. */
export function peopleOptions() {
  return queryOptions({ queryKey: keys.people, queryFn: ({ client }) => call(client, readPeople({})) });
}
