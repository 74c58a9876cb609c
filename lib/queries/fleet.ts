import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { readFleet } from '@/app/actions';
import type { FleetView } from '@/lib/reads/fleet';
import { call } from './call';
import { keys } from './keys';

const pollMs = 500;

/** Whether a reading of the fleet is under way. */
export function isFleetReading(view: Pick<FleetView, 'progress'> | undefined): boolean {
  return view?.progress.some(({ finishedAt }) => finishedAt === null) ?? false;
}

/** The fleet as the server remembers it; asked for twice a second only while a reading fills it. */
export function fleetOptions() {
  return queryOptions({
    queryKey: keys.fleet,
    queryFn: ({ client }) => call(client, readFleet({})),
    refetchInterval: ({ state }) => (isFleetReading(state.data) ? pollMs : false),
  });
}

/** Reads the whole fleet anew from Heroku. */
export function refreshFleetOptions() {
  return mutationOptions({
    mutationKey: keys.fleet,
    mutationFn: (_: undefined, { client }) => call(client, readFleet({ refresh: true })),
    onSuccess: (view, _, __, { client }) => {
      client.setQueryData(keys.fleet, view);
    },
  });
}
