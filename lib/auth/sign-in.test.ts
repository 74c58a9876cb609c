import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { share } from '@/lib/connections/share';
import type { OpenDatabase } from '@/lib/db/open-database';
import { auditEvents, connections, credentials, people, sessions } from '@/lib/db/schema';
import { unwrap } from '@/lib/result';
import { standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { type IdentityServer, someAccount, startIdentityServer } from '@/lib/testing/identity-server';
import { personOfSession } from './sessions';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

eachDatabase((engine, open) => {
  describe(`signing in on the ${engine}`, () => {
    let heroku: IdentityServer;
    let database: OpenDatabase;
    beforeAll(async () => {
      heroku = await startIdentityServer();
      database = await open();
    });
    afterAll(() => heroku.close());
    beforeEach(async () => {
      standUp(database, heroku.url, {
        HEROKU_OAUTH_CLIENT_ID: randomUUID(),
        HEROKU_OAUTH_CLIENT_SECRET: 'the-client-secret',
      });
      heroku.fate = 'granted';
      heroku.hasIdentityScope = true;
      heroku.tokenRequests = [];
      for (const table of [credentials, connections, sessions, people]) await database.db.delete(table);
    });

    function consentOf(email: string, id = randomUUID()) {
      const code = randomUUID();
      heroku.grants.set(code, { ...someAccount(email), id });
      return { kind: 'oauth' as const, code };
    }

    function tokenOf(email: string, id = randomUUID()) {
      const token = `HRKU-${randomUUID()}`;
      heroku.tokens.set(token, { ...someAccount(email, 'Ada Lovelace'), id });
      return { kind: 'token' as const, token };
    }

    async function invite(email: string, role: 'operator' | 'viewer' = 'operator') {
      await database.db.insert(people).values({ email, role });
    }

    async function admitted(proof: Parameters<typeof signIn>[0]) {
      const signedIn = unwrap(await signIn(proof));
      if (!signedIn.admitted) throw new Error(signedIn.reason);
      return signedIn.sessionId;
    }

    it('with Heroku makes person, private connection, sealed credential and session', async () => {
      const sessionId = await admitted(consentOf('Owner@Example.com'));
      const person = await personOfSession(sessionId);
      expect(person).toMatchObject({ email: 'owner@example.com', role: 'owner' });
      const [connection] = await database.db.select().from(connections);
      expect(connection).toMatchObject({
        ownerId: person?.id,
        name: 'owner',
        kind: 'oauth',
        status: 'active',
        sharedAt: null,
        herokuAccountId: person?.herokuAccountId,
      });
      const stored = JSON.stringify(await database.db.select().from(credentials));
      for (const secret of [...heroku.tokens.keys(), ...heroku.grants.keys()]) expect(stored).not.toContain(secret);
    });

    it('a second time keeps the connection and replaces its credential', async () => {
      const id = randomUUID();
      await admitted(consentOf('owner@example.com', id));
      const [before] = await database.db.select().from(credentials);
      await admitted(tokenOf('owner@example.com', id));
      expect(await database.db.select().from(connections)).toMatchObject([{ kind: 'token', name: 'owner' }]);
      const [after] = await database.db.select().from(credentials);
      expect(after).toMatchObject({ connectionId: before?.connectionId, refreshToken: null, generation: 2 });
      expect(await database.db.select().from(people)).toMatchObject([{ name: 'Ada Lovelace' }]);
    });

    it('from two browsers at once makes one person', async () => {
      await invite('ada@example.com');
      const id = randomUUID();
      const all = await Promise.all([1, 2, 3].map(() => admitted(tokenOf('ada@example.com', id))));
      expect(new Set(all).size).toBe(3);
      expect(await database.db.select().from(people)).toMatchObject([{ herokuAccountId: id, role: 'operator' }]);
      expect(await database.db.select().from(connections)).toHaveLength(1);
    });

    it('binds an invitation to the first account that shows its e-mail', async () => {
      await invite('ada@example.com', 'viewer');
      const person = await personOfSession(await admitted(tokenOf('Ada@example.com')));
      expect(person).toMatchObject({ role: 'viewer', name: 'Ada Lovelace' });
      expect(unwrap(await signIn(tokenOf('ada@example.com')))).toEqual({
        admitted: false,
        reason: 'bound_elsewhere',
        email: 'ada@example.com',
      });
    });

    it('trims what was pasted around a token', async () => {
      const { token } = tokenOf('owner@example.com');
      expect(unwrap(await signIn({ kind: 'token', token: `\n  ${token}\t ` }))).toMatchObject({ admitted: true });
    });

    it('without an invitation is refused, audited, and stores nothing', async () => {
      const refused = unwrap(await signIn(consentOf('stranger@example.com')));
      expect(refused).toEqual({ admitted: false, reason: 'not_invited', email: 'stranger@example.com' });
      for (const table of [people, connections, credentials, sessions]) {
        expect(await database.db.select().from(table)).toEqual([]);
      }
      const rows = await database.db.select().from(auditEvents).orderBy(asc(auditEvents.seq));
      expect(rows.at(-1)).toMatchObject({ kind: 'denied', action: 'sign-in', errorCode: 'not_invited' });
    });

    it.each([
      ['a code that Heroku does not know', { kind: 'oauth' as const, code: 'spent' }, 'heroku_signed_out'],
      ['a token that Heroku does not know', { kind: 'token' as const, token: 'HRKU-unknown' }, 'heroku_signed_out'],
      ['a text that cannot be a token', { kind: 'token' as const, token: 'two words' }, 'heroku_signed_out'],
      ['an empty token', { kind: 'token' as const, token: '  ' }, 'heroku_signed_out'],
    ])('with %s fails with %s', async (_, proof, code) => {
      expect(await signIn(proof)).toMatchObject({ ok: false, error: { code } });
    });

    it('with a scope that does not show the account says so', async () => {
      heroku.hasIdentityScope = false;
      expect(await signIn(tokenOf('owner@example.com'))).toMatchObject({
        ok: false,
        error: { code: 'heroku_forbidden' },
      });
    });

    it('while Heroku is down says that, and exchanges the code only once', async () => {
      heroku.fate = 'down';
      expect(await signIn(consentOf('owner@example.com'))).toMatchObject({
        ok: false,
        error: { code: 'heroku_unavailable' },
      });
      expect(heroku.tokenRequests).toHaveLength(1);
    });

    it('and out again forgets the private credential with the last session', async () => {
      const id = randomUUID();
      const first = await admitted(tokenOf('owner@example.com', id));
      const second = await admitted(tokenOf('owner@example.com', id));
      await signOut(first);
      expect(await personOfSession(first)).toBeNull();
      expect(await database.db.select().from(credentials)).toHaveLength(1);
      await signOut(second);
      expect(await database.db.select().from(credentials)).toHaveLength(0);
      expect(await database.db.select().from(connections)).toHaveLength(1);
    });

    it('and out again leaves a shared credential alone', async () => {
      const sessionId = await admitted(tokenOf('owner@example.com'));
      const [connection] = await database.db.select().from(connections);
      await share(connection?.id ?? '', connection?.ownerId ?? '', new Date());
      await signOut(sessionId);
      expect(await database.db.select().from(credentials)).toHaveLength(1);
    });

    it('forgets the private credentials of people whose sessions have run out', async () => {
      const long = new Date(Date.now() - 13 * 60 * 60_000);
      await invite('idle@example.com');
      const idle = await admitted(tokenOf('idle@example.com'));
      await database.db.update(sessions).set({ lastSeenAt: long });
      await admitted(tokenOf('owner@example.com'));
      expect(await personOfSession(idle)).toBeNull();
      const [left] = await database.db
        .select({ email: people.email })
        .from(credentials)
        .innerJoin(connections, eq(connections.id, credentials.connectionId))
        .innerJoin(people, eq(people.id, connections.ownerId));
      expect(left).toEqual({ email: 'owner@example.com' });
    });
  });
});
