import { callerFor } from '../../lib/connections/caller';
import type { ConnectionSummary } from '../../lib/connections/reach';
import { reachableAppIds } from '../../lib/connections/reach';
import { refreshConnection } from '../../lib/fleet/cold-read';
import { isUnread, tickMs } from '../../lib/fleet/due';
import { getFleet } from '../../lib/fleet/fleet';
import { syncTick } from '../../lib/fleet/sync';
import type { BigFleetFigures } from './engine-figures';
import { CallSums, type EngineBench, hourMs } from './simulated-hour';
import type { SimulatedWorld } from './simulated-world';

const patienceMs = 4 * hourMs;

/** Reads a fleet for which a full bucket is not enough, and lets time pass until all of it is there. */
export async function readBigFleet(world: SimulatedWorld, bench: EngineBench): Promise<BigFleetFigures> {
  const side = await bench.connect(world.accounts[0]?.email ?? '', { isShared: true });
  const startedAt = bench.now();
  const { personId, connection } = side;
  const caller = callerFor(connection, { purpose: 'read:fleet', lane: 'interactive', personId });
  const { listed, finished } = refreshConnection(connection as ConnectionSummary, { caller });
  await listed;
  const callsUntilRows = bench.calls.filter(({ lane }) => lane === 'interactive').length;
  await finished;
  const fleet = await getFleet();
  const appIds = await reachableAppIds(side);
  const isComplete = () => fleet.entriesOf(appIds).every((entry) => !isUnread(entry));
  const sums = new CallSums();
  await bench.look(side, patienceMs);
  while (!isComplete() && bench.now() < startedAt + patienceMs) {
    await bench.pass(tickMs);
    await syncTick(new Date(bench.now()));
    sums.take(bench.calls);
  }
  const { calls, refused, lowest } = sums;
  const completeAfterMs = isComplete() ? bench.now() - startedAt : null;
  return { apps: appIds.size, callsUntilRows, calls, completeAfterMs, refused, lowest };
}
