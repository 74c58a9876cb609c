import { queryOptions } from '@tanstack/react-query';
import { readJob, readJobs } from '@/app/actions';
import { isLiveBulk } from '@/lib/rules/bulk';
import { call } from './call';
import { keys } from './keys';
import { isLive } from './live-state';

const askEveryMs = 3_000;

/** Asks again only where something goes on and the stream does not tell. */
const whileUntold = (goesOn: boolean) => (goesOn && !isLive() ? askEveryMs : false);

/** Operations on many apps that go on or are paused. */
export function liveJobsOptions() {
  return queryOptions({
    queryKey: keys.jobsLive,
    queryFn: ({ client }) => call(client, readJobs({ isLive: true })),
    refetchInterval: ({ state }) => whileUntold((state.data?.length ?? 0) > 0),
  });
}

/** The newest operations on many apps. */
export function jobListOptions() {
  return queryOptions({
    queryKey: keys.jobList,
    queryFn: ({ client }) => call(client, readJobs({})),
    refetchInterval: ({ state }) => whileUntold(state.data?.some(({ status }) => isLiveBulk(status)) ?? false),
  });
}

/** One operation on many apps, app by app. */
export function jobOptions(id: string) {
  return queryOptions({
    queryKey: keys.job(id),
    queryFn: ({ client }) => call(client, readJob({ job: id })),
    refetchInterval: ({ state }) => whileUntold(state.data === undefined || isLiveBulk(state.data.job.status)),
  });
}
