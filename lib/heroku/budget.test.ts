import { afterEach, describe, expect, test } from 'vitest';
import { ensureFreshLevel, getRateLimits } from './account';
import { getApp } from './apps';
import { type CallAsk, createBudget, type Ticket } from './budget';
import { backgroundPlaces, newRecord, reserveOf, withLimit } from './budget-rules';
import { updateFormation } from './formation';
import { noRateHeaders } from './rate-headers';
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
  const admit = async (ask: CallAsk): Promise<Ticket> => {
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
    [2_251, 'plenty'],
    [2_250, 'low'],
    [901, 'low'],
    [900, 'critical'],
    [0, 'critical'],
  ] as const)('%i calls are %s', (remaining, level) => {
    expect(setUp(remaining).look().level).toBe(level);
  });

  test('a multiplier makes the bucket and its refill larger, and taking it back smaller again', async () => {
    const { clock, admit, look } = setUp(4_000);
    clock.advance(10);
    const doubled = { ...noRateHeaders, remaining: 8_999, multiplier: 2 };
    (await admit(interactive)).finish({ ...told(8_999), rate: doubled });
    expect(look()).toMatchObject({ limit: 9_000, refillPerMinute: 150, remaining: 8_999, reserve: 900 });
    (await admit(interactive)).finish({
      ...told(2_000),
      rate: { ...noRateHeaders, remaining: 2_000, multiplier: 0.5 },
    });
    expect(look()).toMatchObject({ limit: 2_250, refillPerMinute: 37.5, remaining: 2_000, reserve: 450 });
  });

  test('a clock that was set back does not keep an old figure', async () => {
    const { clock, admit, look } = setUp(100);
    clock.advance(-3_600_000);
    (await admit(interactive)).finish(told(3_000));
    expect(look().remaining).toBe(3_000);
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

test('rules: what a bucket of another size keeps, and what is no size', () => {
  const record = newRecord(0);
  expect([4_500, 9_000, 2_250].map((limit) => reserveOf({ limit }, 900))).toEqual([900, 900, 450]);
  expect(backgroundPlaces(10, 0, 16)).toBe(16);
  expect(withLimit(record, { ...noRateHeaders, limit: 0 })).toBe(record);
  expect(withLimit(record, { ...noRateHeaders, limit: 6_000, multiplier: 2 }).limit).toBe(6_000);
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

  test('after an idle minute the level is asked for, free of charge; before that it is not', async () => {
    bench = await openBench([{ json: { remaining: 3_000 } }, { json: { remaining: 2_000 } }]);
    const { caller, clock, heroku, server } = bench;
    await ensureFreshLevel(caller);
    clock.advance(60_000);
    await ensureFreshLevel(caller);
    expect(server.received).toHaveLength(1);
    clock.advance(1);
    expect(await ensureFreshLevel(caller)).toEqual({ ok: true, value: null });
    expect(server.received.map(({ path }) => path)).toEqual(['/account/rate-limits', '/account/rate-limits']);
    expect(heroku.budget.snapshot(account)).toMatchObject({ remaining: 2_000, session: { reads: 0 } });
  });
});
