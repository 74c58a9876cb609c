import { queryOptions } from '@tanstack/react-query';
import { readAppRow } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** An app's row of the fleet. */
export function appRowOptions(id: string) {
  return queryOptions({ queryKey: keys.row(id), queryFn: ({ client }) => call(client, readAppRow({ app: id })) });
}
