import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { people, sessions } from '@/lib/db/schema';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import {
  absoluteMs,
  hashSessionId,
  idleMs,
  isLive,
  newSessionId,
  personOfSession,
  revokeSession,
  revokeSessionsOf,
  sessionRow,
} from './sessions';

const start = new Date('2026-11-20T08:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const hourMs = 60 * 60_000;

describe('a session', () => {
  it('lasts twelve hours without use and seven days at most', () => {
    expect([idleMs, absoluteMs]).toEqual([12 * hourMs, 7 * 24 * hourMs]);
  });

  it.each([
    { when: 'just begun', now: later(0), live: true },
    { when: 'idle for almost twelve hours', now: later(idleMs - 1), live: true },
    { when: 'idle for twelve hours', now: later(idleMs), live: false },
    {
      when: 'used all along, almost seven days old',
      now: later(absoluteMs - 1),
      seen: later(absoluteMs - 2),
      live: true,
    },
    { when: 'used all along, seven days old', now: later(absoluteMs), seen: later(absoluteMs - 1), live: false },
    { when: 'revoked', now: later(1), revoked: later(0), live: false },
  ])('$when: usable $live', ({ now, seen = start, revoked = null, live }) => {
    expect(isLive({ lastSeenAt: seen, expiresAt: later(absoluteMs), revokedAt: revoked }, now)).toBe(live);
  });
});

eachDatabase((engine, open) => {
  describe(`sessions on the ${engine}`, () => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });

    async function begin() {
      const { viewer } = await addPerson('operator');
      const sessionId = newSessionId();
      await database.db.insert(sessions).values(sessionRow(sessionId, viewer.personId, start));
      return { sessionId, personId: viewer.personId };
    }

    async function rowOf(sessionId: string) {
      const rows = await database.db
        .select()
        .from(sessions)
        .where(eq(sessions.idHash, hashSessionId(sessionId)));
      return rows[0];
    }

    it('are found by the id that only the cookie holds', async () => {
      const { sessionId, personId } = await begin();
      expect(await personOfSession(sessionId, later(1))).toMatchObject({ id: personId });
      expect(await personOfSession(hashSessionId(sessionId), later(1))).toBeNull();
      expect(await personOfSession(newSessionId(), later(1))).toBeNull();
      expect(JSON.stringify(await rowOf(sessionId))).not.toContain(sessionId);
    });

    it('slide with use, noted at most once a minute', async () => {
      const { sessionId } = await begin();
      await personOfSession(sessionId, later(59_000));
      expect((await rowOf(sessionId))?.lastSeenAt).toEqual(start);
      await personOfSession(sessionId, later(60_000));
      expect((await rowOf(sessionId))?.lastSeenAt).toEqual(later(60_000));
      expect(await personOfSession(sessionId, later(idleMs + 30_000))).not.toBeNull();
    });

    it('that idled away do not come back to life', async () => {
      const { sessionId } = await begin();
      expect(await personOfSession(sessionId, later(idleMs))).toBeNull();
      expect((await rowOf(sessionId))?.lastSeenAt).toEqual(start);
    });

    it('end when they are revoked, one or all of a person', async () => {
      const { sessionId, personId } = await begin();
      const second = newSessionId();
      await database.db.insert(sessions).values(sessionRow(second, personId, start));
      expect(await revokeSession(sessionId, later(1))).toBe(personId);
      expect(await personOfSession(sessionId, later(2))).toBeNull();
      expect(await personOfSession(second, later(2))).not.toBeNull();
      await revokeSessionsOf(personId, later(3));
      expect(await personOfSession(second, later(4))).toBeNull();
      expect((await rowOf(sessionId))?.revokedAt).toEqual(later(1));
    });

    it('of a removed person open nothing', async () => {
      const { sessionId, personId } = await begin();
      await database.db
        .update(people)
        .set({ removedAt: later(1) })
        .where(eq(people.id, personId));
      expect(await personOfSession(sessionId, later(2))).toBeNull();
    });
  });
});
