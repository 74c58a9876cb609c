import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditRowsAfter } from '@/lib/audit/list';
import type { Viewer } from '@/lib/auth/viewer';
import type { OpenDatabase } from '@/lib/db/open-database';
import { budgetSettings } from '@/lib/db/schema-work';
import { createBudget } from '@/lib/heroku/budget';
import { createHeroku, processHeroku } from '@/lib/heroku/heroku';
import { applyPauses, pausedAmong } from '@/lib/ledger/pauses';
import { forgetPerProcess, setPerProcess } from '@/lib/per-process';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import type { Receipt } from './carry-out';
import { pauseBackground } from './pause-background';
import type { Preview } from './perform';
import { runOperation } from './run-operation';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

type Input = { account: string; isPaused: boolean };

eachDatabase((engine, open) => {
  describe(`pausing background work on the ${engine}`, () => {
    let database: OpenDatabase;
    let account = '';
    let told: Array<[string, boolean]> = [];

    const run = async (input: Input): Promise<Receipt<Input>> => {
      const { planHash } = unwrap(await runOperation(pauseBackground, { input })) as Preview;
      return unwrap(await runOperation(pauseBackground, { input, planHash })) as Receipt<Input>;
    };
    /** A server that has just begun. */
    const startServer = () => {
      told = [];
      forgetPerProcess('ledger.pauses');
      const real = createBudget();
      const pause = (id: string, isPaused: boolean) => {
        told.push([id, isPaused]);
        real.pause(id, isPaused);
      };
      const budget = { ...real, pause };
      setPerProcess('heroku', createHeroku({ apiUrl: 'http://localhost:1', budget }));
    };

    const mayCall = async (lane: 'interactive' | 'background') =>
      (await processHeroku().budget.admit(account, { lane, isWrite: false })).ok;

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });
    beforeEach(async () => {
      await database.db.delete(budgetSettings);
      startServer();
      const { viewer } = await addPerson('operator');
      session.viewer = viewer;
      account = viewer.herokuAccountId ?? '';
    });

    test('is written down, told to the budget, audited, and offered for undo', async () => {
      const receipt = await run({ account, isPaused: true });
      expect(receipt.summary).toContain('Paused background refresh of operator-');
      expect(receipt.undo).toEqual({ account, isPaused: false });
      expect(await pausedAmong([account])).toEqual(new Set([account]));
      expect(told).toEqual([[account, true]]);
      expect([await mayCall('interactive'), await mayCall('background')]).toEqual([true, false]);
      const rows = (await auditRowsAfter(0, 10_000)).slice(-2);
      expect(rows.map(({ kind, action, outcome }) => [kind, action, outcome])).toEqual([
        ['intent', 'pause-background', null],
        ['outcome', 'pause-background', 'succeeded'],
      ]);
      await run({ account, isPaused: false });
      expect(await pausedAmong([account])).toEqual(new Set());
      expect(told.at(-1)).toEqual([account, false]);
      expect(await mayCall('background')).toBe(true);
    });

    test('twice is refused', async () => {
      await run({ account, isPaused: true });
      expect(await runOperation(pauseBackground, { input: { account, isPaused: true } })).toMatchObject({
        error: { code: 'refused' },
      });
    });

    test('another server takes it over, and its end too; an untouched account is never told anything', async () => {
      await run({ account, isPaused: true });
      startServer();
      await applyPauses();
      expect(told).toEqual([[account, true]]);
      await database.db.update(budgetSettings).set({ pausedAt: null, pausedBy: null });
      told = [];
      await applyPauses();
      await applyPauses();
      expect(told).toEqual([[account, false]]);
    });

    test('an account out of reach does not exist, and a viewer may not', async () => {
      const stranger = (await addPerson('operator')).viewer.herokuAccountId ?? '';
      expect(await runOperation(pauseBackground, { input: { account: stranger, isPaused: true } })).toMatchObject({
        error: { code: 'not_found' },
      });
      const { viewer } = await addPerson('viewer');
      session.viewer = viewer;
      const own = { account: viewer.herokuAccountId, isPaused: true };
      expect(await runOperation(pauseBackground, { input: own })).toMatchObject({ error: { code: 'forbidden' } });
      expect(told).toEqual([]);
    });
  });
});
