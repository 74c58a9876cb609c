import { expect } from 'vitest';
import { firstBreak } from '@/lib/audit/chain';
import { auditRowsAfter } from '@/lib/audit/list';
import type { ManyBench } from './many-bench';

/** Every app was changed exactly once and says so; every intent has its outcome, and nothing is left open. */
export async function expectEachChangedOnce(bench: ManyBench, jobId: string): Promise<void> {
  expect((await bench.targets(jobId)).map(({ status }) => status)).toEqual(bench.apps.map(() => 'done'));
  expect(await bench.changes()).toEqual(bench.apps.map(() => 1));
  for (const rows of await bench.audit()) {
    const intents = rows.filter((row) => row === 'intent').length;
    const successes = rows.filter((row) => row === 'succeeded').length;
    expect({ successes, outcomes: rows.length - intents }).toEqual({ successes: 1, outcomes: intents });
  }
  expect(await bench.openRuns()).toEqual([]);
  expect(await bench.job(jobId)).toMatchObject({ status: 'done' });
  expect(firstBreak(await auditRowsAfter(0, 100_000))).toBeNull();
}
