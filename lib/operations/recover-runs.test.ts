import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditRowsAfter } from '@/lib/audit/list';
import { changeRole as giveRole, invite, removePerson as remove } from '@/lib/auth/people';
import { share } from '@/lib/connections/share';
import { getDb } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { operationRuns } from '@/lib/db/schema';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { recoverRuns } from './recover-runs';
import { operations } from './registry';
import { openRun } from './runs';

eachDatabase((_engine, open) => {
  describe('a change of the workspace whose process died', () => {
    let database: OpenDatabase;
    let owner: Awaited<ReturnType<typeof addPerson>>;
    let other: Awaited<ReturnType<typeof addPerson>>;
    let email: string;

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });
    beforeEach(async () => {
      owner = await addPerson('owner');
      other = await addPerson('viewer');
      email = `invited-${randomUUID().slice(0, 8)}@example.com`;
    });

    const ownerId = () => owner.viewer.personId;
    const otherId = () => other.viewer.personId;
    const cases = [
      {
        operation: 'invite-person',
        input: () => ({ email, role: 'operator' }),
        make: () => invite(email, 'operator', ownerId()),
      },
      {
        operation: 'change-role',
        input: () => ({ person: otherId(), role: 'operator' }),
        make: () => giveRole(otherId(), 'operator'),
      },
      {
        operation: 'remove-person',
        input: () => ({ person: otherId() }),
        make: () => remove(otherId(), new Date()),
      },
      {
        operation: 'share-connection',
        input: () => ({ connection: owner.connectionId, isShared: true }),
        make: () => share(owner.connectionId, ownerId(), new Date()),
      },
    ];

    async function die(operation: string, input: unknown): Promise<string> {
      const id = randomUUID();
      const createdAt = new Date(Date.now() - 600_000);
      const where = { personId: ownerId(), connectionId: null, appId: null, target: 'workspace', undoOf: null };
      await openRun(await getDb(), { id, operation, createdAt, ...where }, { input, state: {} });
      return id;
    }
    const endOf = async (id: string) => {
      const row = (await auditRowsAfter(0, 10_000)).find(({ runId }) => runId === id);
      return row && [row.kind, row.outcome, row.errorCode];
    };

    test.each(cases)('$operation before it was made ends as not done', async ({ operation, input }) => {
      const id = await die(operation, input());
      expect(await recoverRuns()).toBe(1);
      expect(await endOf(id)).toEqual(['outcome', 'failed', 'internal']);
      expect(await recoverRuns()).toBe(0);
    });

    test.each(cases)('$operation after it was made ends as done', async ({ operation, input, make }) => {
      const id = await die(operation, input());
      await make();
      expect(await recoverRuns()).toBe(1);
      expect(await endOf(id)).toEqual(['outcome', 'succeeded', null]);
      const [run] = await database.db.select().from(operationRuns).where(eq(operationRuns.id, id));
      expect(run).toMatchObject({ status: 'succeeded' });
    });

    test('one whose memo no key opens stays unknown and holds up no other', async () => {
      const sealed = await die('change-role', { person: otherId(), role: 'operator' });
      await database.db.update(operationRuns).set({ memo: 'v1.lost' }).where(eq(operationRuns.id, sealed));
      const id = await die('change-role', { person: otherId(), role: 'operator' });
      expect(await recoverRuns()).toBe(2);
      expect(await endOf(sealed)).toEqual(['outcome', 'unknown', 'outcome_unknown']);
      expect(await endOf(id)).toEqual(['outcome', 'failed', 'internal']);
      await database.db.delete(operationRuns).where(eq(operationRuns.id, sealed));
    });

    test('is not judged while it may still be at work', async () => {
      const id = await die('change-role', { person: otherId(), role: 'operator' });
      await database.db.update(operationRuns).set({ createdAt: new Date() }).where(eq(operationRuns.id, id));
      expect(await recoverRuns()).toBe(0);
      await database.db.delete(operationRuns).where(eq(operationRuns.id, id));
    });
  });
});

test('every operation of this folder that leaves a run can be recovered, and verifies itself', async () => {
  const files = readdirSync('lib/operations').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ `@/lib/operations/${file}`)));
  const declared = modules.flatMap((module) =>
    Object.values(module as Record<string, unknown>).filter(
      (value) => typeof value === 'object' && value !== null && 'execute' in value && !('isPersonal' in value),
    ),
  );
  expect(declared.length).toBeGreaterThan(6);
  expect(new Set<unknown>(operations)).toEqual(new Set(declared));
  expect(operations.filter((operation) => operation.verify === undefined)).toEqual([]);
});
