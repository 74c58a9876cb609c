import { describe, expect, test } from 'vitest';
import { type CallAsk, createBudget, type Ticket } from './budget';
import { noRateHeaders } from './rate-headers';
import { testClock } from './testing/bench';
import { settled } from './testing/manual-clock';

const account = 'account-1';
const interactive = { lane: 'interactive', isWrite: false } as const;
const background = { lane: 'background', isWrite: false } as const;
const write = { lane: 'interactive', isWrite: true } as const;
const told = (remaining: number) => ({ status: 200, rate: { ...noRateHeaders, remaining }, wasSent: true });

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

  test('the reserve is what the environment says', async () => {
    const budget = createBudget({ clock: testClock(), reserveCalls: 100 });
    budget.observe(account, 500);
    expect((await budget.admit(account, background)).ok).toBe(true);
    budget.observe(account, 100);
    expect((await budget.admit(account, background)).ok).toBe(false);
    expect(budget.snapshot(account)).toMatchObject({ reserve: 100, level: 'critical' });
  });

  test('calls under way count against the reserve', async () => {
    const { budget, admit } = setUp(902);
    await admit(interactive);
    await admit(background);
    expect((await budget.admit(account, background)).ok).toBe(false);
  });

  test.each([
    [4_500, 16],
    [1_800, 16],
    [1_350, 8],
    [1_000, 2],
    [901, 1],
    [900, 0],
  ])('with %i calls left background work has %i places', (remaining, places) => {
    const { look } = setUp(remaining);
    expect(look()).toMatchObject({ places: { all: 20, background: places }, backgroundLeft: remaining - 900 });
    expect(look().lanes.background).toEqual({ inFlight: 0, waiting: 0 });
  });

  test('background calls that wait for a place are sent away when the reserve is reached', async () => {
    const { clock, budget, admit } = setUp(2_000);
    const running = await Promise.all(Array.from({ length: 16 }, () => admit(background)));
    const waiting = Promise.all(Array.from({ length: 3 }, () => budget.admit(account, background)));
    clock.advance(10);
    (await admit(interactive)).finish(told(800));
    expect((await waiting).map(({ ok }) => ok)).toEqual([false, false, false]);
    for (const ticket of running) ticket.finish(told(790));
    expect(budget.snapshot(account)).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('twenty reads run at once, the next waits for a place; a write does not', async () => {
    const { budget, admit, look } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    const next = budget.admit(account, interactive);
    expect(look()).toMatchObject({ waiting: 1, inFlight: 20, lanes: { interactive: { inFlight: 20, waiting: 1 } } });
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

  test('while answers are quick background work may have every place, and a person the next that is free', async () => {
    const { clock, budget, admit, look } = setUp(4_000);
    const first = await admit(background);
    clock.advance(40);
    first.finish(told(4_000));
    expect(look().places.background).toBe(20);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(background)));
    const order: string[] = [];
    void budget.admit(account, background).then(() => order.push('background'));
    void budget.admit(account, interactive).then(() => order.push('person'));
    await settled();
    expect(order).toEqual([]);
    clock.advance(40);
    for (const ticket of running.slice(0, 2)) ticket.finish(told(3_900));
    await settled();
    expect(order).toEqual(['person', 'background']);
  });

  test('as soon as one answer is late, four places are for people alone', async () => {
    const { clock, admit, look } = setUp(4_000);
    const late = await admit(background);
    const quick = await admit(background);
    clock.advance(40);
    quick.finish(told(4_000));
    expect(look().places.background).toBe(20);
    clock.advance(300);
    expect(look().places.background).toBe(16);
    late.finish(told(3_999));
    expect(look().places.background).toBe(16);
  });

  test('people take turns: one who asks for much delays the others by one call', async () => {
    const { budget, admit } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    const order: string[] = [];
    const ask = (person: string) => {
      void budget.admit(account, { ...interactive, person }).then(() => order.push(person));
    };
    for (let n = 0; n < 5; n += 1) ask('ada');
    for (let n = 0; n < 2; n += 1) ask('bo');
    for (const ticket of running.slice(0, 7)) ticket.finish(told(3_900));
    await settled();
    expect(order).toEqual(['ada', 'bo', 'ada', 'bo', 'ada', 'ada', 'ada']);
  });

  test('background work goes by its priority, then first come', async () => {
    const { budget, admit } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 16 }, () => admit(background)));
    const order: string[] = [];
    const ask = (name: string, priority?: number) =>
      void budget.admit(account, { ...background, ...(priority === undefined ? {} : { priority }) }).then(() => {
        order.push(name);
      });
    ask('rest');
    ask('production', 1);
    ask('watched', 0);
    ask('watched too', 0);
    for (const ticket of running) ticket.finish(told(3_900));
    await settled();
    expect(order).toEqual(['watched', 'watched too', 'production', 'rest']);
  });

  test('one app is changed by one call at a time, another app meanwhile', async () => {
    const { budget, admit } = setUp(4_000);
    const shop = { ...write, app: 'shop' };
    const first = await admit(shop);
    const second = budget.admit(account, shop);
    const third = budget.admit(account, shop);
    (await admit({ ...write, app: 'blog' })).finish(told(3_990));
    (await admit({ ...interactive, app: 'shop' })).finish(told(3_989));
    expect(budget.snapshot(account).waiting).toBe(2);
    first.finish(told(3_988));
    const next = await second;
    expect(budget.snapshot(account).waiting).toBe(1);
    if (next.ok) next.value.finish(told(3_987));
    const last = await third;
    if (last.ok) last.value.finish(told(3_986));
    expect(budget.snapshot(account)).toMatchObject({ waiting: 0, inFlight: 0 });
  });

  test('a call that ends twice gives its place back once', async () => {
    const { admit, look } = setUp(4_000);
    const ticket = await admit(interactive);
    ticket.finish(told(3_999));
    ticket.finish(told(3_998));
    expect(look()).toMatchObject({ inFlight: 0, remaining: 3_999 });
  });

  test('a paused account sends background work away, also what waits already, and serves people', async () => {
    const { budget, admit, look, clock } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 16 }, () => admit(background)));
    const waiting = budget.admit(account, background);
    budget.pause(account, true);
    const refusal = { ok: false, error: { code: 'refused', message: expect.stringContaining('paused') } };
    expect(await waiting).toMatchObject(refusal);
    expect(await budget.admit(account, background)).toMatchObject(refusal);
    expect((await budget.admit(account, interactive)).ok).toBe(true);
    expect(look()).toMatchObject({ pausedAt: clock.now(), places: { background: 0 } });
    budget.pause(account, false);
    running[0]?.finish(told(3_980));
    expect((await budget.admit(account, background)).ok).toBe(true);
    expect(look().pausedAt).toBeNull();
  });

  test('accounts do not wait for each other', async () => {
    const { budget, admit } = setUp(4_000);
    await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    expect((await budget.admit('account-2', interactive)).ok).toBe(true);
  });
});
