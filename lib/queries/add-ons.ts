import { queryOptions } from '@tanstack/react-query';
import { readAddOns } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The add-ons that belong to an app. */
export function addOnsOptions(app: string) {
  return queryOptions({ queryKey: keys.addOns(app), queryFn: ({ client }) => call(client, readAddOns({ app })) });
}
