import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenDatabase } from '@/lib/db/open-database';
import { apiCalls, budgetLevels } from '@/lib/db/schema-work';
import { addPerson, standUp } from '@/lib/testing/console';
import { eachDatabase } from '@/lib/testing/database';
import { createBook } from './book';
import { forgetOldCalls } from './forget-old-calls';
import { type CallSum, nobody, saveSums } from './save-sums';

const minute = Date.UTC(2026, 10, 20, 9, 24);
const minuteMs = 60_000;

eachDatabase((engine, open) => {
  describe(`the book on the ${engine}`, () => {
    let database: OpenDatabase;
    let accountId = '';
    const call = (changes: Partial<CallSum> = {}): Omit<CallSum, 'calls'> => ({
      minute,
      accountId,
      purpose: 'read:dynos',
      lane: 'interactive',
      outcome: 'ok',
      personId: null,
      app: null,
      ...changes,
    });
    const rows = () =>
      database.db.select().from(apiCalls).where(eq(apiCalls.accountId, accountId)).orderBy(asc(apiCalls.purpose));
    const levels = () =>
      database.db
        .select()
        .from(budgetLevels)
        .where(eq(budgetLevels.accountId, accountId))
        .orderBy(asc(budgetLevels.minute));

    beforeAll(async () => {
      database = await open();
      standUp(database, 'http://localhost:1');
    });
    beforeEach(() => {
      accountId = randomUUID();
    });

    test('adds up what has everything in common, and keeps the rest apart', async () => {
      const personId = randomUUID();
      const book = createBook();
      const different = [
        call(),
        call({ minute: minute + minuteMs }),
        call({ purpose: 'sync:poll', lane: 'background' }),
        call({ outcome: 'failed' }),
        call({ outcome: 'refused' }),
        call({ personId }),
        call({ app: randomUUID() }),
      ];
      for (const one of [...different, ...different, call()]) book.add(one);
      await book.flush();
      expect((await rows()).map(({ calls }) => calls).sort()).toEqual([2, 2, 2, 2, 2, 2, 3]);
    });

    test('several books, of several servers, add up', async () => {
      const books = [createBook(), createBook(), createBook()];
      for (let round = 0; round < 5; round++) {
        for (const book of books) {
          book.add(call());
          book.add(call({ purpose: 'sync:poll' }));
        }
        await Promise.all(books.map((book) => book.flush()));
      }
      expect((await rows()).map(({ purpose, calls }) => [purpose, calls])).toEqual([
        ['read:dynos', 15],
        ['sync:poll', 15],
      ]);
    });

    test('writes by itself after a while', async () => {
      const book = createBook({ everyMs: 1 });
      book.add(call());
      await vi.waitFor(async () => expect(await rows()).toHaveLength(1));
    });

    test('keeps what could not be written, adds to it and tries again by itself', async () => {
      let isBroken = true;
      const failures: unknown[] = [];
      const save: typeof saveSums = async (sums, told) => {
        if (isBroken) throw new Error('no database');
        await saveSums(sums, told);
      };
      const book = createBook({ save, everyMs: 1, onFailure: (error) => failures.push(error) });
      book.add(call());
      book.note({ accountId, minute, remaining: 4_000, limit: 4_500, at: minute + 5 });
      await vi.waitFor(() => expect(failures.length).toBeGreaterThan(1));
      await expect(book.flush()).rejects.toThrow('no database');
      book.add(call());
      book.note({ accountId, minute, remaining: 3_999, limit: 4_500, at: minute + 9 });
      expect(await rows()).toEqual([]);
      isBroken = false;
      await vi.waitFor(async () => expect((await rows()).map(({ calls }) => calls)).toEqual([2]));
      expect((await levels()).map(({ remaining }) => remaining)).toEqual([3_999]);
    });

    test('that has ended is written only when it is told to', async () => {
      const save = vi.fn<typeof saveSums>().mockResolvedValue(undefined);
      const book = createBook({ save, everyMs: 1 });
      book.add(call());
      book.end();
      book.add(call());
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(save).not.toHaveBeenCalled();
      await book.flush();
      expect(save).toHaveBeenCalledTimes(1);
    });

    test('a flush that fails halfway leaves nothing behind', async () => {
      const book = createBook();
      book.add(call());
      book.note({ accountId, minute, remaining: Number.NaN, limit: 4_500, at: minute });
      await expect(book.flush()).rejects.toThrow();
      expect(await rows()).toEqual([]);
    });

    test('the newest level of a minute stays, whoever writes it', async () => {
      const [one, other] = [createBook(), createBook()];
      one.note({ accountId, minute, remaining: 4_000, limit: 4_500, at: minute + 30_000 });
      one.note({ accountId, minute, remaining: 4_100, limit: 4_500, at: minute + 10_000 });
      await one.flush();
      other.note({ accountId, minute, remaining: 4_200, limit: 4_500, at: minute + 20_000 });
      other.note({ accountId, minute: minute + minuteMs, remaining: 3_900, limit: 4_500, at: minute + minuteMs });
      await other.flush();
      expect((await levels()).map(({ remaining }) => remaining)).toEqual([4_000, 3_900]);
    });

    test('an app that was named is booked by its id, together with the calls that named the id', async () => {
      const app = { id: randomUUID(), name: `app-${randomUUID().slice(0, 8)}` };
      await addPerson('owner', [app]);
      const book = createBook();
      for (const name of [app.name, app.id, app.id.toUpperCase(), 'unknown-app']) book.add(call({ app: name }));
      await book.flush();
      const found = new Map((await rows()).map(({ appId, calls }) => [appId, calls]));
      expect(found).toEqual(
        new Map([
          [app.id, 3],
          [nobody, 1],
        ]),
      );
    });

    test('a thousand different calls and more are written at once', async () => {
      const book = createBook();
      for (let index = 0; index < 2_500; index++) book.add(call({ purpose: `read:${index}` }));
      await book.flush();
      expect(await rows()).toHaveLength(2_500);
    });

    test('is forgotten after seven days', async () => {
      const book = createBook();
      const dayMs = 24 * 3_600_000;
      for (const age of [0, 6.9 * dayMs, 7.1 * dayMs]) {
        book.add(call({ minute: minute - age }));
        book.note({ accountId, minute: minute - age, remaining: 1, limit: 4_500, at: minute - age });
      }
      await book.flush();
      await forgetOldCalls(new Date(minute));
      expect(await rows()).toHaveLength(2);
      expect(await levels()).toHaveLength(2);
    });
  });
});
