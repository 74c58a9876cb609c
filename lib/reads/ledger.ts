import 'server-only';
import { z } from 'zod';
import type { ConnectionSummary } from '@/lib/connections/reach';
import { processHeroku } from '@/lib/heroku/heroku';
import { processBook } from '@/lib/ledger/book-call';
import { outsideOf } from '@/lib/ledger/outside';
import { lastRefusalOf, type Span, type Spent, spentOf } from '@/lib/ledger/spent';
import { Failure, fail } from '@/lib/result';
import { type Spending, spendingBy, sumOfSpending } from '@/lib/rules/spending';
import { type NamedSpending, namedConsumers } from './ledger-consumers';
import { defineRead } from './read';

const minuteMs = 60_000;
const recentMinutes = 5;
const ownLines = 4;
const mostMembers = 20;

/** A consumer for the screen. Its `perMinute` is that of the last five minutes, its `points` are calls per minute. */
export type LedgerConsumer = {
  id: string;
  label: string;
  note: string | null;
  calls: number;
  perMinute: number;
  points: number[];
  /** The biggest of those that share this line. */
  members: Array<{ id: string; label: string; calls: number; perMinute: number }>;
};

/** One Heroku account with the connections that spend from its bucket, as far as the viewer may use them. */
export type LedgerAccount = { id: string; label: string; connections: string[] };

/** Who spent which calls of one account. Times are milliseconds since 1970. */
export type Ledger = {
  account: LedgerAccount;
  startsAt: number;
  stepMs: number;
  consumers: LedgerConsumer[];
  /** Drops that Dynodeck did not cause; null when none were seen. */
  outside: LedgerConsumer | null;
  /** 429s, and when the last one came. */
  refusals: { calls: number; lastAt: number | null };
  lanesPerMinute: { interactive: number; background: number };
};

const steps = { 1: { stepMs: minuteMs, steps: 60 }, 24: { stepMs: 15 * minuteMs, steps: 96 } } as const;

/** Who spent the calls of an account in the last hour or day, and who spent them outside Dynodeck. Costs no call. */
export const ledgerRead = defineRead({
  name: 'ledger',
  verb: 'budget:read',
  input: z.object({
    account: z.uuid().optional(),
    hours: z.union([z.literal(1), z.literal(24)]),
    by: z.enum(['feature', 'person', 'app']),
  }),
  priceCalls: 0,
  from: ['database'],
  async run(ctx, { account: wanted, hours, by }): Promise<{ accounts: LedgerAccount[]; ledger: Ledger | null }> {
    const connections = await ctx.connections();
    const accounts = accountsOf(connections);
    const account = wanted ? accounts.find(({ id }) => id === wanted) : accounts[0];
    if (wanted && !account) {
      throw new Failure(fail('not_found', 'There is no such Heroku account within your reach.').error);
    }
    if (!account) return { accounts, ledger: null };
    await processBook().flush();
    const span = spanOf(hours);
    const isShared = connections.some((one) => one.herokuAccountId === account.id && one.isShared);
    const [rows, outside, lastAt] = await Promise.all([
      spentOf(account.id, span, by),
      outsideOf(account.id, span.fromMs),
      lastRefusalOf(account.id, span.fromMs),
    ]);
    const looker = { personId: ctx.viewer.personId, isShared };
    const named = await namedConsumers(rows, span.steps, { by, accountId: account.id, fromMs: span.fromMs, looker });
    const perMinute = (recent: number) => recent / minutesOf(span);
    return {
      accounts,
      ledger: {
        account,
        startsAt: span.fromMs,
        stepMs: span.stepMs,
        consumers: linesOf(named, span, by === 'feature').map((line) => consumerOf(line, span)),
        outside: outsideConsumer(outside, span),
        refusals: { calls: sumOf(rows.filter(({ outcome }) => outcome === 'refused')), lastAt },
        lanesPerMinute: {
          interactive: perMinute(sumOfRecent(rows, 'interactive')),
          background: perMinute(sumOfRecent(rows, 'background')),
        },
      },
    };
  },
});

function accountsOf(connections: readonly ConnectionSummary[]): LedgerAccount[] {
  const accounts = new Map<string, LedgerAccount>();
  for (const { herokuAccountId: id, herokuEmail: label, name } of connections) {
    const account = accounts.get(id) ?? { id, label, connections: [] };
    accounts.set(id, { ...account, connections: [...account.connections, name] });
  }
  return [...accounts.values()];
}

/** Steps begin at whole minutes, and the last one holds this minute. */
function spanOf(hours: 1 | 24): Span & { nowMs: number } {
  const nowMs = processHeroku().clock.now();
  const minute = Math.floor(nowMs / minuteMs) * minuteMs;
  const { stepMs, steps: count } = steps[hours];
  const end = Math.ceil((minute + minuteMs) / stepMs) * stepMs;
  return {
    nowMs,
    fromMs: end - count * stepMs,
    stepMs,
    steps: count,
    recentFromMs: minute - (recentMinutes - 1) * minuteMs,
  };
}

type FullSpan = ReturnType<typeof spanOf>;
type Line = NamedSpending & { members: NamedSpending[] };

// The last minutes end now, in the middle of one.
function minutesOf({ nowMs, recentFromMs }: FullSpan): number {
  return (nowMs - recentFromMs) / minuteMs;
}

/** A picture with more than a few lines tells nothing: the smaller consumers share one. */
function linesOf(named: readonly NamedSpending[], span: FullSpan, isWhole: boolean): Line[] {
  const alone = isWhole || named.length <= ownLines + 1 ? named : named.slice(0, ownLines);
  const rest = named.slice(alone.length);
  const lines: Line[] = alone.map((line) => ({ ...line, members: [] }));
  if (rest.length === 0) return lines;
  const sum = sumOfSpending('rest', rest, span.steps);
  return [...lines, { ...sum, label: `${rest.length} more`, note: null, members: rest.slice(0, mostMembers) }];
}

function consumerOf({ key, label, note, members, ...spending }: Line, span: FullSpan): LedgerConsumer {
  const perMinute = (one: Pick<Spending, 'recent'>) => one.recent / minutesOf(span);
  return {
    id: key,
    label,
    note,
    calls: spending.calls,
    perMinute: perMinute(spending),
    points: spending.steps.map((calls, step) => (calls * minuteMs) / lengthOf(step, span)),
    members: members.map((one) => ({ id: one.key, label: one.label, calls: one.calls, perMinute: perMinute(one) })),
  };
}

// The last step still runs; the minute that does is taken for a whole one.
function lengthOf(step: number, { fromMs, stepMs, nowMs }: FullSpan): number {
  return Math.min(stepMs, Math.max(minuteMs, nowMs - (fromMs + step * stepMs)));
}

function outsideConsumer(use: ReadonlyMap<number, number>, span: FullSpan): LedgerConsumer | null {
  const rows = [...use].map(([minute, calls]) => ({
    step: Math.floor((minute - span.fromMs) / span.stepMs),
    key: 'outside',
    calls,
    recent: minute >= span.recentFromMs ? calls : 0,
  }));
  const [spending] = spendingBy(rows, span.steps);
  if (!spending) return null;
  const line = { ...spending, label: 'Outside Dynodeck', note: 'seen as drops we did not cause', members: [] };
  const { calls, ...consumer } = consumerOf(line, span);
  return { ...consumer, calls: Math.round(calls) };
}

function sumOf(rows: readonly Spent[]): number {
  return rows.reduce((sum, { calls }) => sum + calls, 0);
}

function sumOfRecent(rows: readonly Spent[], lane: Spent['lane']): number {
  return rows.reduce((sum, row) => (row.lane === lane ? sum + row.recent : sum), 0);
}
