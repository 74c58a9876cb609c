import { queryOptions } from '@tanstack/react-query';
import { readFormation } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The process types of an app. */
export function formationOptions(app: string) {
  return queryOptions({
    queryKey: keys.formation(app),
    queryFn: ({ client }) => call(client, readFormation({ app })),
  });
}
