import { afterEach, describe, expect, test } from 'vitest';
import { getRateLimits } from './account';
import { getApp } from './apps';
import { createBudget, type Ticket } from './budget';
import { msUntilAffordable, newRecord, penaltyMs, withRemaining } from './budget-rules';
import { updateFormation } from './formation';
import { noRateHeaders, readRateHeaders } from './rate-headers';
import { type Bench, openBench, testClock } from './testing/bench';

const account = 'account-1';
const interactive = { lane: 'interactive', isWrite: false } as const;
const background = { lane: 'background', isWrite: false } as const;
const write = { lane: 'interactive', isWrite: true } as const;
const told = (remaining: number) => ({ status: 200, rate: { ...noRateHeaders, remaining }, wasSent: true });
const refused = { status: 429, rate: noRateHeaders, wasSent: true };

function setUp(remaining?: number) {
  const clock = testClock();
  const budget = createBudget({ clock, random: () => 0.5 });
  if (remaining !== undefined) budget.observe(account, remaining);
  const admit = async (ask: typeof interactive | typeof background | typeof write): Promise<Ticket> => {
    const ticket = await budget.admit(account, ask);
    if (!ticket.ok) throw new Error(ticket.error.code);
    return ticket.value;
  };
  return { clock, budget, admit, look: () => budget.snapshot(account, 'me@example.com') };
}

describe('the figure', () => {
  test('is unknown until Heroku told it', async () => {
    const { look, admit } = setUp();
    expect(look()).toMatchObject({ remaining: null, level: 'unknown', readAt: null, fullAt: null, limit: 4_500 });
    (await admit(interactive)).finish(told(4_000));
    expect(look()).toMatchObject({ remaining: 4_000, level: 'plenty', label: 'me@example.com' });
  });

  test('grows by 75 a minute up to 4,500', () => {
    const { clock, look } = setUp(1_000);
    clock.advance(60_000);
    expect(look().remaining).toBe(1_075);
    clock.advance(3_600_000);
    expect(look()).toMatchObject({ remaining: 4_500, fullAt: null });
  });

  test('tells when it will be full', () => {
    const { clock, look } = setUp(4_425);
    expect(look().fullAt).toBe(clock.now() + 60_000);
  });

  test('of answers that arrive out of order the lowest counts', async () => {
    const { clock, admit, look } = setUp();
    const tickets = await Promise.all([admit(interactive), admit(interactive), admit(interactive)]);
    clock.advance(50);
    tickets[1]?.finish(told(3_998));
    tickets[2]?.finish(told(3_997));
    tickets[0]?.finish(told(3_999));
    expect(look().remaining).toBe(3_997);
  });

  test('a call that left later may tell a higher one: somebody refilled it or it was another bucket', async () => {
    const { clock, admit, look } = setUp(100);
    clock.advance(10);
    (await admit(interactive)).finish(told(2_000));
    expect(look().remaining).toBe(2_000);
  });

  test('what somebody else spends on the account shows at the next answer', async () => {
    const { clock, admit, look } = setUp(4_000);
    clock.advance(10);
    (await admit(interactive)).finish(told(1_200));
    expect(look().remaining).toBe(1_200);
  });

  test('a call without a figure counts as one spent, unless it was never sent', async () => {
    const { admit, look } = setUp(2_000);
    (await admit(interactive)).finish({ status: null, rate: noRateHeaders, wasSent: true });
    expect(look().remaining).toBe(1_999);
    (await admit(interactive)).finish({ status: null, rate: noRateHeaders, wasSent: false });
    expect(look().remaining).toBe(1_999);
  });

  test('another limit is taken over when Heroku tells one', async () => {
    const { clock, admit, look } = setUp(1_000);
    clock.advance(10);
    (await admit(interactive)).finish({ ...told(8_000), rate: { ...noRateHeaders, remaining: 8_000, limit: 9_000 } });
    expect(look()).toMatchObject({ limit: 9_000, refillPerMinute: 150, remaining: 8_000 });
  });

  test.each([
    [901, 'plenty'],
    [900, 'low'],
    [225, 'low'],
    [224, 'critical'],
  ] as const)('%i calls are %s', (remaining, level) => {
    expect(setUp(remaining).look().level).toBe(level);
  });

  test('reads, writes and refusals of this process are counted', async () => {
    const { admit, look, clock } = setUp(2_000);
    (await admit(interactive)).finish(told(1_999));
    (await admit(write)).finish(told(1_998));
    (await admit(background)).finish(refused);
    clock.advance(60_000);
    expect(look().session).toEqual({ reads: 2, writes: 1, refusals: 1 });
  });
});

describe('the lanes', () => {
  test('background work stops at the reserve of 900, people do not', async () => {
    const { budget, admit } = setUp(900);
    expect(await budget.admit(account, background)).toMatchObject({
      ok: false,
      error: { code: 'heroku_rate_limit', retryAfterMs: 800 },
    });
    (await admit(interactive)).finish(told(899));
    (await admit(write)).finish(told(898));
  });

  test('calls under way count against the reserve', async () => {
    const { budget, admit } = setUp(902);
    const held = [await admit(background), await admit(background)];
    expect((await budget.admit(account, background)).ok).toBe(false);
    expect(held).toHaveLength(2);
  });

  test('twenty reads run at once, the next waits for a place; a write does not', async () => {
    const { budget, admit, look } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    const next = budget.admit(account, interactive);
    expect(look()).toMatchObject({ waiting: 1, inFlight: 20 });
    (await admit(write)).finish(told(3_979));
    running[0]?.finish(told(3_978));
    expect((await next).ok).toBe(true);
    expect(look().waiting).toBe(0);
  });

  test('background work leaves places free, and people go first', async () => {
    const { budget, admit } = setUp(4_000);
    const order: string[] = [];
    const running = await Promise.all(Array.from({ length: 16 }, () => admit(background)));
    const waiting = budget.admit(account, background).then(() => order.push('background'));
    const people = await Promise.all(Array.from({ length: 4 }, () => admit(interactive)));
    const person = budget.admit(account, interactive).then(() => order.push('person'));
    running[0]?.finish(told(3_900));
    await person;
    running[1]?.finish(told(3_899));
    await waiting;
    expect(order).toEqual(['person', 'background']);
    expect(people).toHaveLength(4);
  });

  test('accounts do not wait for each other', async () => {
    const { budget, admit } = setUp(4_000);
    await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    expect((await budget.admit('account-2', interactive)).ok).toBe(true);
  });
});

describe('an empty bucket', () => {
  test('holds a person for as long as one call needs, and sends later ones away with a time', async () => {
    const { now } = testClock();
    const sleeps: number[] = [];
    const budget = createBudget({ clock: { now, sleep: async (ms) => void sleeps.push(ms) } });
    budget.observe(account, 0);
    const asked = await Promise.all(Array.from({ length: 5 }, () => budget.admit(account, interactive)));
    expect(asked.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(sleeps).toEqual([800, 1_600, 2_400]);
    expect(asked[3]).toMatchObject({ error: { code: 'heroku_rate_limit', retryAfterMs: 3_200 } });
  });

  test('a 429 empties the figure, closes the background and holds people for a second', async () => {
    const { budget, admit, clock, look } = setUp(3_000);
    (await admit(interactive)).finish(refused);
    expect(look()).toMatchObject({ remaining: 0, level: 'critical', heldUntil: clock.now() + 1_000 });
    expect(await budget.admit(account, background)).toMatchObject({ error: { retryAfterMs: 901 * 800 } });
    (await admit(interactive)).finish(told(10));
    expect(clock.sleeps).toEqual([1_000]);
    expect(look().heldUntil).toBeNull();
  });

  test('429s in a row hold longer, up to a minute', () => {
    expect([1, 2, 3, 7, 20].map((streak) => penaltyMs(streak, 0.5))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect([penaltyMs(1, 0), penaltyMs(1, 1)]).toEqual([750, 1_250]);
  });

  test('Retry-After counts when it comes', async () => {
    const { budget, admit } = setUp(3_000);
    (await admit(interactive)).finish({ ...refused, rate: { ...noRateHeaders, retryAfterMs: 30_000 } });
    expect(await budget.admit(account, write)).toMatchObject({ error: { retryAfterMs: 30_000 } });
  });

  test('a call that was held when a 429 came is sent away, not sent', async () => {
    const clock = testClock();
    let wake = () => {};
    const sleep = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    const budget = createBudget({ clock: { ...clock, sleep }, random: () => 0.5 });
    const early = await budget.admit(account, interactive);
    budget.observe(account, 0);
    const held = budget.admit(account, interactive);
    await Promise.resolve();
    if (early.ok) early.value.finish({ ...refused, rate: { ...noRateHeaders, retryAfterMs: 9_000 } });
    wake();
    expect(await held).toMatchObject({ ok: false, error: { code: 'heroku_rate_limit', retryAfterMs: 9_000 } });
  });
});

test('rules: an unknown bucket lets through, a known empty one does not', () => {
  const record = newRecord(0);
  expect(msUntilAffordable(record, 0, 'background', 0)).toBe(0);
  expect(msUntilAffordable(withRemaining(record, 0, 0, 0), 0, 'interactive', 0)).toBe(800);
});

test.each([
  [{ 'ratelimit-remaining': '12' }, { remaining: 12 }],
  [{ 'ratelimit-remaining': 'many' }, { remaining: null }],
  [{ 'retry-after': '3' }, { retryAfterMs: 3_000 }],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:05 GMT' }, { retryAfterMs: 4_000 }],
  [{ 'ratelimit-reset': '60' }, { resetMs: 60_000 }],
  [{ 'ratelimit-reset': '1790000000' }, { resetMs: 1_790_000_000_000 - 1_000 }],
  [{}, noRateHeaders],
])('headers %o', (headers, expected) => {
  expect(readRateHeaders(headers, 1_000)).toMatchObject(expected);
});

describe('through the client', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  test('every answer feeds the gauge, errors included, and a 429 tells when to come back', async () => {
    bench = await openBench((_, index) => ({
      status: index === 0 ? 404 : 429,
      json: { id: 'x', message: 'y' },
      headers: { 'ratelimit-remaining': index === 0 ? '77' : '0' },
    }));
    await getApp(bench.caller, 'shop');
    expect(bench.heroku.budget.snapshot(account).remaining).toBe(77);
    const answer = await getApp(bench.caller, 'shop');
    expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_rate_limit', heroku: { status: 429 } } });
    expect(!answer.ok && answer.error.retryAfterMs).toBeGreaterThan(0);
  });

  test('a held change is never sent', async () => {
    bench = await openBench([{ status: 429, headers: { 'retry-after': '60' } }]);
    await getApp(bench.caller, 'shop');
    const answer = await updateFormation(bench.caller, 'shop', [{ type: 'web', quantity: 1 }]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'heroku_rate_limit', retryAfterMs: 60_000 } });
    expect(bench.server.received).toHaveLength(1);
  });

  test('rate limits cost nothing, go through when all is held, and correct the gauge', async () => {
    bench = await openBench([{ status: 429, headers: { 'retry-after': '60' } }, { json: { remaining: 42 } }]);
    await getApp(bench.caller, 'shop');
    expect(await getRateLimits(bench.caller)).toEqual({ ok: true, value: { remaining: 42 } });
    expect(bench.heroku.budget.snapshot(account)).toMatchObject({ remaining: 42, session: { reads: 1 } });
  });
});
