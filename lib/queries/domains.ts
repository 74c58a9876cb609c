import { queryOptions } from '@tanstack/react-query';
import { readDomains } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The host names of an app. */
export function domainsOptions(app: string) {
  return queryOptions({ queryKey: keys.domains(app), queryFn: ({ client }) => call(client, readDomains({ app })) });
}
