import { reachableAppIds } from '../../lib/connections/reach';
import { tickMs } from '../../lib/fleet/due';
import { getFleet } from '../../lib/fleet/fleet';
import { syncTick } from '../../lib/fleet/sync';
import type { engineBench, Side } from '../../lib/fleet/testing/engine-bench';
import type { CallRecord } from '../../lib/heroku/call';
import { AgeBook } from './age-book';
import type { HourFigures } from './engine-figures';

export type EngineBench = ReturnType<typeof engineBench>;

export const hourMs = 3_600_000;
const heapEveryMs = 600_000;
/** What somebody has just begun to look at is as old as it was. */
const arrivalMs = 60_000;
const longestAgeMs = 4 * hourMs;

/** What is done beside the engine: `before` and `after` each tick, at a time in ms since the hour began. */
export type Beside = { before?(passedMs: number): Promise<void>; after?(passedMs: number): void };

/** Sums of calls; the calls themselves are let go. */
export class CallSums {
  calls = 0;
  refused = 0;
  lowest = Number.POSITIVE_INFINITY;
  readonly byPurpose: Record<string, number> = {};

  take(records: CallRecord[]): void {
    for (const { isCounted, purpose, status, callsLeft } of records.splice(0)) {
      if (callsLeft !== null) this.lowest = Math.min(this.lowest, callsLeft);
      if (status === 429) this.refused += 1;
      if (!isCounted) continue;
      this.calls += 1;
      this.byPurpose[purpose] = (this.byPurpose[purpose] ?? 0) + 1;
    }
  }
}

/** Lets an hour pass on both sides, in ticks of the engine's own length, while a person has these apps on the screen. */
export async function simulateHour(
  bench: EngineBench,
  { side, watched, beside = {} }: { side: Side; watched: readonly string[] | null; beside?: Beside },
): Promise<HourFigures> {
  const fleet = await getFleet();
  const appIds = await reachableAppIds(side);
  const seen = new Set(watched ?? []);
  if (watched) await bench.look(side, hourMs + arrivalMs, [...watched]);
  await bench.run(arrivalMs);
  bench.calls.length = 0;
  const sums = new CallSums();
  const ages = new AgeBook(longestAgeMs);
  const heapBytes: number[] = [];
  for (let passed = tickMs; passed <= hourMs; passed += tickMs) {
    await beside.before?.(passed);
    await bench.pass(tickMs);
    ages.note(fleet.entriesOf(appIds), seen, bench.now());
    await syncTick(new Date(bench.now()));
    beside.after?.(passed);
    sums.take(bench.calls);
    // As an open stream does with every tick.
    fleet.changesSince(fleet.version.count, appIds);
    if (passed % heapEveryMs === 0) heapBytes.push(heapInUse());
  }
  const { calls, byPurpose, refused, lowest } = sums;
  return { calls, byPurpose, refused, lowest, ages: ages.figures(), heapBytes };
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
