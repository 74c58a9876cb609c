import { queryOptions } from '@tanstack/react-query';
import { readActivity, readBuilds, readLatestActivity } from '@/app/actions';
import { call } from './call';
import { keys } from './keys';

/** What the console itself remembers of an app, at most `max` of each kind. Costs no call. */
export function activityOptions(app: string, max: number) {
  return queryOptions({
    queryKey: keys.activity(app, max),
    queryFn: ({ client }) => call(client, readActivity({ app, max })),
  });
}

/** The latest of what happened to an app. Costs no call. */
export function latestActivityOptions(app: string) {
  return queryOptions({
    queryKey: keys.latestActivity(app),
    queryFn: ({ client }) => call(client, readLatestActivity({ app })),
  });
}

/** The newest builds of an app. */
export function buildsOptions(app: string) {
  return queryOptions({ queryKey: keys.builds(app), queryFn: ({ client }) => call(client, readBuilds({ app })) });
}
