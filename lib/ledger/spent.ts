import 'server-only';
import { and, eq, gte, sql } from 'drizzle-orm';
import { getDb } from '@/lib/db/client';
import { apiCalls } from '@/lib/db/schema-work';

/** The dimension that calls are told apart by: what for, for whom, or about which app. */
export type By = 'feature' | 'person' | 'app';

/** A stretch of time, cut into equal steps. `fromMs` is the start of a minute; `recentFromMs` begins the last minutes. */
export type Span = { fromMs: number; stepMs: number; steps: number; recentFromMs: number };

/** Calls of one step that have their key (purpose, person's id or app's id), lane and outcome in common. */
export type Spent = {
  step: number;
  key: string;
  lane: 'interactive' | 'background';
  outcome: 'ok' | 'failed' | 'refused';
  calls: number;
  /** How many of them fell into the last minutes. */
  recent: number;
};

const keys = { feature: apiCalls.purpose, person: apiCalls.personId, app: apiCalls.appId };

/** What this console spent from an account's bucket, of all servers, as far as it is written. */
export async function spentOf(accountId: string, span: Span, by: By): Promise<Spent[]> {
  const db = await getDb();
  const from = new Date(span.fromMs);
  const step = sql<number>`floor(extract(epoch from ${apiCalls.minute} - ${from.toISOString()}::timestamptz) / ${
    span.stepMs / 1_000
  }::int)::int`;
  const recentFrom = new Date(span.recentFromMs).toISOString();
  return db
    .select({
      step,
      key: sql<string>`${keys[by]}::text`,
      lane: apiCalls.lane,
      outcome: apiCalls.outcome,
      calls: sql<number>`sum(${apiCalls.calls})::int`,
      recent: sql<number>`coalesce(sum(${apiCalls.calls}) filter (where ${apiCalls.minute} >= ${recentFrom}::timestamptz), 0)::int`,
    })
    .from(apiCalls)
    .where(and(eq(apiCalls.accountId, accountId), gte(apiCalls.minute, from)))
    .groupBy(sql`1`, sql`2`, apiCalls.lane, apiCalls.outcome);
}

/** How many calls each person caused for each purpose since a moment; for notes beside a purpose. */
export async function spentByPerson(accountId: string, sinceMs: number) {
  const db = await getDb();
  return db
    .select({
      purpose: apiCalls.purpose,
      personId: apiCalls.personId,
      calls: sql<number>`sum(${apiCalls.calls})::int`,
    })
    .from(apiCalls)
    .where(and(eq(apiCalls.accountId, accountId), gte(apiCalls.minute, new Date(sinceMs))))
    .groupBy(apiCalls.purpose, apiCalls.personId);
}

/** When Heroku last refused a call of an account with a 429, to the minute; null when it did not since `sinceMs`. */
export async function lastRefusalOf(accountId: string, sinceMs: number): Promise<number | null> {
  const db = await getDb();
  const [row] = await db
    .select({ minute: sql<string | null>`max(${apiCalls.minute})::text` })
    .from(apiCalls)
    .where(
      and(eq(apiCalls.accountId, accountId), gte(apiCalls.minute, new Date(sinceMs)), eq(apiCalls.outcome, 'refused')),
    );
  return row?.minute ? new Date(row.minute).getTime() : null;
}
