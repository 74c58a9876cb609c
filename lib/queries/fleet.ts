import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { readFleetStatus } from '@/app/actions';
import type { WireFleet } from '@/lib/fleet/wire';
import type { FleetStatus } from '@/lib/reads/fleet-status';
import { type AppError, Failure } from '@/lib/result';
import { routes } from '@/lib/routes';
import { call } from './call';
import { fleetRowsOf } from './fleet-wire';
import { keys } from './keys';
import { isBehind, isLive, liveState } from './live-state';
import { watchedIds } from './watched';

const gzipType = 'application/gzip';
const freshMs = 10_000;
const readingPollMs = 500;
const rowsPollMs = 5_000;

/** Whether a reading of the fleet is under way. */
export function isFleetReading(status: Pick<FleetStatus, 'progress'> | undefined): boolean {
  return status?.progress.some(({ finishedAt }) => finishedAt === null) ?? false;
}

/** The rows of all apps within reach. The live stream keeps them fresh; they are asked for only while there is none. */
export function fleetRowsOptions() {
  return queryOptions({
    queryKey: keys.fleetRows,
    queryFn: ({ client, signal }) => fetchRows(client, signal),
    staleTime: () => (isLive() ? Number.POSITIVE_INFINITY : freshMs),
    refetchInterval: () => (isLive() || liveState().state === 'ended' ? false : rowsPollMs),
  });
}

/** How the fleet is being read, and what looking again costs. */
export function fleetStatusOptions() {
  return queryOptions({
    queryKey: keys.fleetStatus,
    queryFn: ({ client }) => call(client, readFleetStatus({})),
    refetchInterval: ({ state }) => (!isLive() && isFleetReading(state.data) ? readingPollMs : false),
  });
}

/** Looks again at Heroku: the list of apps, what changed in it, and what is on the screen. */
export function refreshFleetOptions() {
  return mutationOptions({
    mutationKey: keys.fleet,
    mutationFn: (_: undefined, { client }) => call(client, readFleetStatus({ refresh: true, shownIds: watchedIds() })),
    onSuccess: (answered, _, __, { client }) => {
      client.setQueryData<FleetStatus>(keys.fleetStatus, (told) => (isLater(told, answered) ? told : answered));
    },
  });
}

// The stream may have told how a reading ended before the answer comes that says how it began.
function isLater(told: FleetStatus | undefined, answered: FleetStatus): boolean {
  return told !== undefined && lastWordAt(told) > lastWordAt(answered);
}

function lastWordAt({ progress }: FleetStatus): number {
  return Math.max(...progress.map(({ startedAt, finishedAt }) => finishedAt ?? startedAt));
}

async function fetchRows(client: QueryClient, signal: AbortSignal) {
  const rows = await fetchOnce(signal);
  // Meanwhile the stream may have told of a change that these rows do not have: they are shown, and asked for again.
  if (isBehind(rows.version)) setTimeout(() => void client.invalidateQueries({ queryKey: keys.fleetRows }));
  return rows;
}

// The server packs the rows once for everybody, as a body of its own type.
function unpacked(response: Response): Response {
  if (!response.body || response.headers.get('content-type') !== gzipType) return response;
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
}

async function fetchOnce(signal: AbortSignal) {
  const response = await fetch(routes.fleetRows(), { signal, headers: { Accept: `${gzipType}, application/json` } });
  const told: unknown = await unpacked(response).json();
  if (!response.ok) throw new Failure((told as { error: AppError }).error);
  return fleetRowsOf(told as WireFleet);
}
