import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, credentials } from '@/lib/db/schema';
import { acquireLease } from '@/lib/leases';
import { unwrap } from '@/lib/result';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { type IdentityServer, someAccount, startIdentityServer } from '@/lib/testing/identity-server';
import { accessOf } from './access';
import { credentialWrite, readCredential, storeRefreshed } from './credentials';

const minuteMs = 60_000;

eachDatabase((engine, open) => {
  describe(`a connection's token on the ${engine}`, () => {
    let heroku: IdentityServer;
    let database: OpenDatabase;
    let db: Db;
    let connection: { id: string; herokuAccountId: string };
    let refreshToken: string;

    beforeAll(async () => {
      heroku = await startIdentityServer();
      database = await open();
      db = database.db;
    });
    afterAll(() => heroku.close());

    beforeEach(async () => {
      standUp(database, heroku.url, {
        HEROKU_OAUTH_CLIENT_ID: randomUUID(),
        HEROKU_OAUTH_CLIENT_SECRET: 'the-client-secret',
      });
      heroku.fate = 'granted';
      heroku.delayMs = 0;
      heroku.rotates = true;
      heroku.tokenRequests = [];
      const { viewer, connectionId } = await addPerson('operator');
      connection = { id: connectionId, herokuAccountId: viewer.herokuAccountId };
      refreshToken = randomUUID();
      heroku.grants.set(refreshToken, someAccount(viewer.email));
    });

    async function hold(tokens: { accessToken: string; refreshToken?: string | null; leftMs: number | null }) {
      const now = Date.now();
      const write = await credentialWrite(
        connection.id,
        {
          accessToken: tokens.accessToken,
          refreshToken: tokens.refreshToken === undefined ? refreshToken : tokens.refreshToken,
          expiresAt: tokens.leftMs === null ? null : new Date(now + tokens.leftMs),
        },
        new Date(now - 8 * 60 * minuteMs),
      );
      await db.transaction(write);
    }

    async function generation() {
      return (await readCredential(connection.id))?.generation ?? 0;
    }

    async function statusOf() {
      const [row] = await db.select().from(connections).where(eq(connections.id, connection.id));
      return row?.status;
    }

    it.each([
      ['one’s own', { isOwn: true }, 'heroku_signed_out', 'Sign in again.'],
      ['somebody else’s', { isOwn: false }, 'connection_signed_out', 'Ask Mara Lindqvist to sign in here again.'],
    ])('that is dead and %s says who must sign in', async (_, whose, code, nextStep) => {
      await hold({ accessToken: 'HRKU-dead', refreshToken: null, leftMs: null });
      const owner = { ownerName: 'Mara Lindqvist', herokuEmail: 'mara@example.com' };
      const access = () => accessOf({ ...connection, ...owner, ...whose });
      expect(await access().renew('HRKU-dead')).toMatchObject({ ok: false, error: { code, nextStep } });
      expect(await access().token()).toMatchObject({ ok: false, error: { code, nextStep } });
    });

    it('is used as it is while it has more than ten minutes to live', async () => {
      await hold({ accessToken: 'HRKU-young', leftMs: 11 * minuteMs });
      expect(unwrap(await accessOf(connection).token())).toBe('HRKU-young');
      expect(heroku.tokenRequests).toHaveLength(0);
    });

    it('is refreshed in its last ten minutes, and the new one is stored', async () => {
      await hold({ accessToken: 'HRKU-old', leftMs: 9 * minuteMs });
      const token = unwrap(await accessOf(connection).token());
      expect(token).not.toBe('HRKU-old');
      expect(unwrap(await accessOf(connection).token())).toBe(token);
      expect(heroku.tokenRequests.map((form) => Object.fromEntries(form))).toEqual([
        { grant_type: 'refresh_token', refresh_token: refreshToken, client_secret: 'the-client-secret' },
      ]);
    });

    it('is refreshed once when twenty reads arrive together, in two instances of the module', async () => {
      await hold({ accessToken: 'HRKU-old', leftMs: -minuteMs });
      heroku.delayMs = 50;
      vi.resetModules();
      const second = (await import('./access')).accessOf;
      expect(second).not.toBe(accessOf);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? accessOf : second)(connection).token()),
      );
      expect(new Set(answers.map(unwrap)).size).toBe(1);
      expect(heroku.tokenRequests).toHaveLength(1);
    });

    it('is refreshed once when twenty reads were all rejected with it', async () => {
      await hold({ accessToken: 'HRKU-rejected', leftMs: 60 * minuteMs });
      heroku.delayMs = 50;
      const answers = await Promise.all(Array.from({ length: 20 }, () => accessOf(connection).renew('HRKU-rejected')));
      expect(new Set(answers.map(unwrap)).size).toBe(1);
      expect(heroku.tokenRequests).toHaveLength(1);
    });

    it('is not refreshed for a caller whose rejected token was replaced meanwhile', async () => {
      await hold({ accessToken: 'HRKU-newer', leftMs: 60 * minuteMs });
      expect(unwrap(await accessOf(connection).renew('HRKU-older'))).toBe('HRKU-newer');
      expect(heroku.tokenRequests).toHaveLength(0);
    });

    it('keeps its refresh token when the answer names no other, and takes over another one', async () => {
      await hold({ accessToken: 'HRKU-old', leftMs: -minuteMs });
      heroku.rotates = false;
      unwrap(await accessOf(connection).token());
      expect((await readCredential(connection.id))?.refreshToken).toBe(refreshToken);
      heroku.rotates = true;
      await db.update(credentials).set({ expiresAt: new Date() }).where(eq(credentials.connectionId, connection.id));
      unwrap(await accessOf(connection).token());
      const rotated = (await readCredential(connection.id))?.refreshToken;
      expect(heroku.grants.has(rotated ?? '')).toBe(true);
      expect(rotated).not.toBe(refreshToken);
    });

    it('that another server is refreshing is waited for, and not refreshed again', async () => {
      await hold({ accessToken: 'HRKU-old', leftMs: -minuteMs });
      const lease = await acquireLease(`refresh:${connection.id}`, 10_000);
      const answer = accessOf(connection).token();
      const tokens = { accessToken: 'HRKU-theirs', refreshToken, expiresAt: new Date(Date.now() + 60 * minuteMs) };
      expect(await storeRefreshed(connection.id, await generation(), tokens, new Date())).toBe(true);
      expect(unwrap(await answer)).toBe('HRKU-theirs');
      await lease?.release();
      expect(heroku.tokenRequests).toHaveLength(0);
    });

    it('that somebody else stored is never overwritten by a late refresh', async () => {
      await hold({ accessToken: 'HRKU-current', leftMs: 60 * minuteMs });
      const late = { accessToken: 'HRKU-late', refreshToken, expiresAt: null };
      expect(await storeRefreshed(connection.id, (await generation()) - 1, late, new Date())).toBe(false);
      expect(unwrap(await accessOf(connection).token())).toBe('HRKU-current');
    });

    it('of a revoked grant ends in heroku_signed_out and marks the connection; nobody asks again', async () => {
      await hold({ accessToken: 'HRKU-old', leftMs: -minuteMs });
      heroku.fate = 'revoked';
      const answers = await Promise.all(Array.from({ length: 5 }, () => accessOf(connection).token()));
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_signed_out' } });
      expect(await accessOf(connection).token()).toMatchObject({ ok: false, error: { nextStep: 'Sign in again.' } });
      expect(heroku.tokenRequests).toHaveLength(1);
      expect(await statusOf()).toBe('expired');
    });

    it.each(['down', 'cut'] as const)('is used to its end while the token endpoint is %s', async (fate) => {
      await hold({ accessToken: 'HRKU-still-valid', leftMs: 5 * minuteMs });
      heroku.fate = fate;
      const access = accessOf(connection);
      expect(unwrap(await access.token())).toBe('HRKU-still-valid');
      expect(unwrap(await access.token())).toBe('HRKU-still-valid');
      expect(heroku.tokenRequests).toHaveLength(1);
      expect(await statusOf()).toBe('active');
    });

    it('that has expired while the token endpoint is down says so, and marks nothing', async () => {
      await hold({ accessToken: 'HRKU-dead', leftMs: -minuteMs });
      heroku.fate = 'down';
      expect(await accessOf(connection).token()).toMatchObject({ ok: false, error: { code: 'heroku_unavailable' } });
      expect(await statusOf()).toBe('active');
    });

    it('pasted by hand never expires here, and is invalid once Heroku rejects it', async () => {
      await hold({ accessToken: 'HRKU-pasted', refreshToken: null, leftMs: null });
      const access = accessOf(connection);
      expect(unwrap(await access.token())).toBe('HRKU-pasted');
      expect(await access.renew('HRKU-pasted')).toMatchObject({ ok: false, error: { code: 'heroku_signed_out' } });
      expect(await statusOf()).toBe('invalid');
      expect(heroku.tokenRequests).toHaveLength(0);
    });

    it('that was forgotten at signing out asks to sign in again', async () => {
      await db.delete(credentials).where(eq(credentials.connectionId, connection.id));
      expect(await accessOf(connection).token()).toMatchObject({ ok: false, error: { code: 'heroku_signed_out' } });
    });

    it('stands in no column in clear, and does not open in another row', async () => {
      await hold({ accessToken: 'HRKU-visible', leftMs: 60 * minuteMs });
      const [row] = await db.select().from(credentials).where(eq(credentials.connectionId, connection.id));
      expect(JSON.stringify(row)).not.toContain('HRKU-visible');
      expect(JSON.stringify(row)).not.toContain(refreshToken);
      const other = await addPerson('operator');
      await db
        .update(credentials)
        .set({ accessToken: row?.accessToken })
        .where(eq(credentials.connectionId, other.connectionId));
      const stolen = accessOf({ id: other.connectionId, herokuAccountId: other.viewer.herokuAccountId });
      expect(await stolen.token()).toMatchObject({ ok: false, error: { code: 'internal' } });
    });
  });
});
