import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditRowsAfter } from '@/lib/audit/list';
import { invite } from '@/lib/auth/people';
import { newSessionId, personOfSession, sessionRow } from '@/lib/auth/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { reachableAppIds } from '@/lib/connections/reach';
import type { OpenDatabase } from '@/lib/db/open-database';
import { credentials, people, sessions } from '@/lib/db/schema';
import { connectionsRead } from '@/lib/reads/connections';
import { peopleRead } from '@/lib/reads/people';
import { runRead } from '@/lib/reads/run-read';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import type { Receipt } from './carry-out';
import { changeRole } from './change-role';
import { invitePerson } from './invite-person';
import type { Operation } from './operation';
import type { Preview } from './perform';
import { removePerson } from './remove-person';
import { runOperation } from './run-operation';
import { shareConnection } from './share-connection';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', () => ({ currentViewer: async () => session.viewer }));

eachDatabase((engine, open) => {
  describe(`people on the ${engine}`, () => {
    let database: OpenDatabase;
    let owner: Awaited<ReturnType<typeof addPerson>>;
    const app = { id: randomUUID(), name: 'checkout' };

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });
    beforeEach(async () => {
      await database.db.update(people).set({ removedAt: new Date() });
      owner = await addPerson('owner', [app]);
      session.viewer = owner.viewer;
    });

    async function look<I, S>(operation: Operation<I, S>, input: I): Promise<Preview> {
      return unwrap(await runOperation(operation, { input })) as Preview;
    }
    async function run<I, S>(operation: Operation<I, S>, input: I): Promise<Receipt<I>> {
      const { planHash } = await look(operation, input);
      return unwrap(await runOperation(operation, { input, planHash })) as Receipt<I>;
    }
    async function list() {
      return unwrap(await runRead(peopleRead, {}).result).data;
    }
    async function newest(count: number) {
      return (await auditRowsAfter(0, 10_000))
        .slice(-count)
        .map(({ kind, action, outcome }) => [kind, action, outcome]);
    }

    test('are added by an owner, once, with an intent and an outcome', async () => {
      const input = { email: 'ada@example.com', role: 'operator' as const };
      expect((await run(invitePerson, input)).summary).toBe('Added ada@example.com as operator');
      expect(await newest(2)).toEqual([
        ['intent', 'invite-person', null],
        ['outcome', 'invite-person', 'succeeded'],
      ]);
      expect((await list()).people.find(({ email }) => email === input.email)).toMatchObject({
        role: 'operator',
        hasSignedIn: false,
        lastSeenAt: null,
      });
      expect(await runOperation(invitePerson, { input })).toMatchObject({ ok: false, error: { code: 'refused' } });
    });

    test('added under an address in another letter case are the same person', async () => {
      const input = { email: 'Ada@Example.com', role: 'viewer' as const };
      await run(invitePerson, invitePerson.input.parse(input));
      expect((await list()).people.map(({ email }) => email)).toContain('ada@example.com');
    });

    test.each(['operator', 'viewer'] as const)('are not managed by an %s; the attempt is audited', async (role) => {
      const other = await addPerson(role);
      session.viewer = other.viewer;
      const asked = [
        () => runOperation(invitePerson, { input: { email: 'x@example.com', role: 'owner' } }),
        () => runOperation(changeRole, { input: { person: other.viewer.personId, role: 'owner' } }),
        () => runOperation(removePerson, { input: { person: owner.viewer.personId } }),
        () => runOperation(shareConnection, { input: { connection: other.connectionId, isShared: true } }),
      ];
      for (const ask of asked) {
        expect(await ask()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
        expect((await newest(1))[0]?.[0]).toBe('denied');
      }
      const view = await list();
      expect(view.manageReason).toContain('Only owners may');
      expect(view.people.every(({ removeReason }) => removeReason === view.manageReason)).toBe(true);
    });

    test('get another role, and back by undo', async () => {
      const { viewer } = await addPerson('viewer');
      const receipt = await run(changeRole, { person: viewer.personId, role: 'operator' });
      expect(receipt.undo).toEqual({ person: viewer.personId, role: 'viewer' });
      const roleOf = async () => (await list()).people.find(({ id }) => id === viewer.personId)?.role;
      expect(await roleOf()).toBe('operator');
      await run(changeRole, { person: viewer.personId, role: 'viewer' });
      expect(await roleOf()).toBe('viewer');
    });

    test('keep their last owner, whatever is asked', async () => {
      const { personId } = owner.viewer;
      await invite('other-owner@example.com', 'owner', personId);
      expect(await runOperation(changeRole, { input: { person: personId, role: 'viewer' } })).toMatchObject({
        ok: false,
        error: { code: 'refused', message: expect.stringContaining('last owner') },
      });
      expect(await runOperation(removePerson, { input: { person: personId } })).toMatchObject({
        ok: false,
        error: { code: 'refused' },
      });
      const you = (await list()).people.find(({ isYou }) => isYou);
      expect(you?.removeReason).toContain('last owner');
      expect(Object.keys(you?.lockedRoles ?? {})).toEqual(['operator', 'viewer']);
    });

    test('keep one owner when two owners step down at once', async () => {
      const second = await addPerson('owner');
      const plans = await Promise.all(
        [owner, second].map(async ({ viewer }) => {
          const input = { person: viewer.personId, role: 'viewer' as const };
          return { input, planHash: (await look(changeRole, input)).planHash };
        }),
      );
      const ends = await Promise.all(plans.map((request) => runOperation(changeRole, request)));
      expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await list()).people.filter(({ role }) => role === 'owner')).toHaveLength(1);
    });

    test('that are removed lose session, credential and everything that they shared', async () => {
      const gone = await addPerson('owner', [{ id: randomUUID(), name: 'theirs' }]);
      session.viewer = gone.viewer;
      await run(shareConnection, { connection: gone.connectionId, isShared: true });
      const sessionId = newSessionId();
      await database.db.insert(sessions).values(sessionRow(sessionId, gone.viewer.personId, new Date()));
      session.viewer = owner.viewer;
      expect((await reachableAppIds(owner.viewer)).size).toBe(2);

      const { plan } = await look(removePerson, { person: gone.viewer.personId });
      expect(plan.consequences.join(' ')).toContain('1 shared connection of theirs will be private again: 1 app');
      await run(removePerson, { person: gone.viewer.personId });
      expect(await personOfSession(sessionId)).toBeNull();
      expect([...(await reachableAppIds(owner.viewer))]).toEqual([app.id]);
      const left = await database.db.select().from(credentials).where(eq(credentials.connectionId, gone.connectionId));
      expect(left).toEqual([]);
    });

    test('that come back keep their place and get the new role', async () => {
      const { viewer } = await addPerson('operator');
      await run(removePerson, { person: viewer.personId });
      await run(invitePerson, { email: viewer.email, role: 'viewer' });
      expect((await list()).people.find(({ id }) => id === viewer.personId)).toMatchObject({ role: 'viewer' });
    });

    test('see an owner’s apps only while the owner shares them', async () => {
      const other = await addPerson('viewer');
      expect(await reachableAppIds(other.viewer)).toEqual(new Set());
      const { plan } = await look(shareConnection, { connection: owner.connectionId, isShared: true });
      expect(plan).toMatchObject({ care: 'confirm', priceCalls: 0 });
      expect(plan.consequences.join(' ')).toMatch(/1 app will be visible.*budget of owner-/);

      const receipt = await run(shareConnection, { connection: owner.connectionId, isShared: true });
      expect(await reachableAppIds(other.viewer)).toEqual(new Set([app.id]));
      session.viewer = other.viewer;
      const seen = unwrap(await runRead(connectionsRead, {}).result).data;
      expect(seen.find(({ id }) => id === owner.connectionId)).toMatchObject({ isShared: true, isOwn: false, apps: 1 });
      expect(JSON.stringify(seen)).not.toContain('HRKU');

      session.viewer = owner.viewer;
      expect(receipt.undo).toEqual({ connection: owner.connectionId, isShared: false });
      await run(shareConnection, { connection: owner.connectionId, isShared: false });
      expect(await reachableAppIds(other.viewer)).toEqual(new Set());
    });

    test('share only what is their own', async () => {
      const other = await addPerson('operator');
      const input = { connection: other.connectionId, isShared: true };
      expect(await runOperation(shareConnection, { input })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    });
  });
});
