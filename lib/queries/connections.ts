import { queryOptions } from '@tanstack/react-query';
import { readConnections } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** The Heroku accounts through which the viewer sees apps. */
export function connectionsOptions() {
  return queryOptions({ queryKey: keys.connections, queryFn: ({ client }) => call(client, readConnections({})) });
}
