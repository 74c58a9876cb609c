import 'server-only';
import { and, asc, eq, gte, ne, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { apiCalls, budgetLevels } from '@/lib/db/schema-work';
import { outsideUse } from '@/lib/rules/outside-use';

// A bucket is full again within an hour: what was said before that proves nothing about now.
const lookBackMs = 3_600_000;

/**
 * Calls that somebody else spent from an account's bucket, by minute (milliseconds since 1970), from `fromMs` on: the
 * drops that the calls booked by all servers do not explain.
 */
export async function outsideOf(accountId: string, fromMs: number): Promise<Map<number, number>> {
  const db = await getDb();
  const since = new Date(fromMs - lookBackMs);
  const levels = await db
    .select()
    .from(budgetLevels)
    .where(and(eq(budgetLevels.accountId, accountId), gte(budgetLevels.minute, since)))
    .orderBy(asc(budgetLevels.minute));
  const own = await db
    .select({ minute: apiCalls.minute, calls: sql<number>`sum(${apiCalls.calls})::int` })
    .from(apiCalls)
    .where(and(eq(apiCalls.accountId, accountId), gte(apiCalls.minute, since), ne(apiCalls.outcome, 'refused')))
    .groupBy(apiCalls.minute);
  const use = outsideUse(
    levels.map(({ minute, at, remaining, limit }) => ({
      minute: minute.getTime(),
      at: at.getTime(),
      remaining,
      limit,
    })),
    new Map(own.map(({ minute, calls }) => [minute.getTime(), calls])),
  );
  return new Map([...use].filter(([minute, calls]) => minute >= fromMs && calls > 0));
}
