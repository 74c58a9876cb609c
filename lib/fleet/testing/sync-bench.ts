import type { CallRecord } from '@/lib/heroku/client';
import { openMemoryDatabase } from '@/lib/testing/database';
import type { TestSimulator } from '@/lib/testing/simulator';
import { engineBench } from './engine-bench';

/** The engine on an embedded database in memory. */
export async function syncBench(simulator: TestSimulator) {
  return engineBench(simulator, await openMemoryDatabase());
}

/** Which calls were made for which purpose. */
export function callsByPurpose(calls: readonly CallRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { purpose } of calls) counts[purpose] = (counts[purpose] ?? 0) + 1;
  return counts;
}
