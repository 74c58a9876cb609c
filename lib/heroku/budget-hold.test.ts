import { describe, expect, test } from 'vitest';
import { type CallAsk, createBudget, type Ticket } from './budget';
import { penaltyMs } from './budget-rules';
import { noRateHeaders } from './rate-headers';
import { manualClock, settled } from './testing/manual-clock';

const account = 'account-1';
const interactive = { lane: 'interactive', isWrite: false } as const;
const background = { lane: 'background', isWrite: false } as const;
const write = { lane: 'interactive', isWrite: true } as const;
const told = (remaining: number) => ({ status: 200, rate: { ...noRateHeaders, remaining }, wasSent: true });
const refused = { status: 429, rate: noRateHeaders, wasSent: true };
const lost = { status: null, rate: noRateHeaders, wasSent: true };
const refusedFor = (retryAfterMs: number) => ({ ...refused, rate: { ...noRateHeaders, retryAfterMs } });

function setUp(remaining: number) {
  const clock = manualClock();
  const budget = createBudget({ clock, random: () => 0.5 });
  budget.observe(account, remaining);
  /** Asks and notes what became of it. */
  const ask = (wish: CallAsk) => {
    const asked: { ticket?: Ticket; retryAfterMs?: number | undefined } = {};
    void budget.admit(account, wish).then((answer) => {
      if (answer.ok) asked.ticket = answer.value;
      else asked.retryAfterMs = answer.error.retryAfterMs;
    });
    return asked;
  };
  const admit = async (wish: CallAsk): Promise<Ticket> => {
    const answer = await budget.admit(account, wish);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  return { clock, ask, admit, look: () => budget.snapshot(account) };
}

describe('an empty bucket', () => {
  test('lets people go at the pace of the refill, and sends later ones away with a time', async () => {
    const { clock, ask } = setUp(0);
    const asked = Array.from({ length: 5 }, () => ask(interactive));
    await settled();
    expect(asked.map(({ retryAfterMs }) => retryAfterMs)).toEqual([undefined, undefined, undefined, 3_200, 3_200]);
    const gone = () => asked.filter(({ ticket }) => ticket).length;
    for (const count of [1, 2, 3]) {
      await clock.advance(799);
      expect(gone()).toBe(count - 1);
      await clock.advance(1);
      expect(gone()).toBe(count);
    }
    expect(clock.sleepers).toBe(0);
  });

  test('sends away who waits for a place already, when the answers show that nothing is left', async () => {
    const { ask, admit, look } = setUp(4_000);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    const asked = Array.from({ length: 10 }, () => ask(interactive));
    for (const ticket of running) ticket.finish(told(0));
    await settled();
    expect(asked.filter(({ retryAfterMs }) => (retryAfterMs ?? 0) > 0)).toHaveLength(10);
    expect(look()).toMatchObject({ waiting: 0, inFlight: 0 });
  });
});

describe('a 429', () => {
  test('empties the figure, closes the background and holds people for a second', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refused);
    expect(look()).toMatchObject({ remaining: 0, level: 'critical', heldUntil: clock.now() + 1_000 });
    const quiet = ask(background);
    const person = ask(interactive);
    await clock.advance(999);
    expect([quiet.retryAfterMs, person.ticket]).toEqual([901 * 800, undefined]);
    await clock.advance(1);
    person.ticket?.finish(told(10));
    expect(look()).toMatchObject({ heldUntil: null, remaining: 10, inFlight: 0 });
  });

  test('in a row hold longer, up to a minute', () => {
    expect([1, 2, 3, 7, 20].map((streak) => penaltyMs(streak, 0.5))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect([penaltyMs(1, 0), penaltyMs(1, 1)]).toEqual([750, 1_250]);
  });

  test('to twenty calls that were under way together is one refusal', async () => {
    const { clock, admit, look } = setUp(3_000);
    const running = await Promise.all(Array.from({ length: 20 }, () => admit(interactive)));
    for (const ticket of running) ticket.finish(refused);
    expect(look()).toMatchObject({ heldUntil: clock.now() + 1_000, session: { refusals: 20 } });
  });

  test('names a time that counts, up to a quarter of an hour', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    const [first, second] = [await admit(interactive), await admit(interactive)];
    first?.finish(refusedFor(30_000));
    const asked = ask(write);
    await settled();
    expect(asked.retryAfterMs).toBe(30_000);
    second?.finish(refusedFor(10 * 3_600_000));
    expect(look().heldUntil).toBe(clock.now() + 15 * 60_000);
  });

  test('that says "at once" holds all the same', async () => {
    const { clock, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refusedFor(0));
    expect(look().heldUntil).toBe(clock.now() + 1_000);
  });

  test('sends away who was held when it came with a long time', async () => {
    const { ask, admit, clock } = setUp(1);
    const early = await admit(interactive);
    const held = ask(interactive);
    await clock.advance(10);
    early.finish(refusedFor(9_000));
    await settled();
    expect(held.retryAfterMs).toBe(9_000);
  });
});

describe('after a hold', () => {
  test('one call finds out whether it is over, the others wait for its answer', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refused);
    const asked = [ask(interactive), ask(write)];
    await clock.advance(2_000);
    const gone = () => asked.filter(({ ticket }) => ticket).length;
    expect(gone()).toBe(1);
    const late = [ask(interactive), ask(background)];
    await clock.advance(500);
    expect([gone(), late[0]?.ticket, late[1]?.retryAfterMs]).toEqual([1, undefined, expect.any(Number)]);
    asked.find(({ ticket }) => ticket)?.ticket?.finish(told(40));
    await settled();
    expect([gone(), Boolean(late[0]?.ticket)]).toEqual([2, true]);
    expect(look().inFlight).toBe(2);
  });

  test('nobody waits for longer than a person should while that answer does not come', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refused);
    await clock.advance(1_000);
    const probe = ask(interactive);
    await settled();
    const others = [ask(interactive), ask(write)];
    await clock.advance(2_499);
    expect(others.map(({ retryAfterMs }) => retryAfterMs)).toEqual([undefined, undefined]);
    await clock.advance(1);
    const later = ask(interactive);
    await settled();
    expect([...others, later].map(({ retryAfterMs }) => retryAfterMs)).toEqual([1_000, 1_000, 1_000]);
    probe.ticket?.finish(told(2_000));
    expect(look()).toMatchObject({ waiting: 0, inFlight: 0, heldUntil: null });
    expect((await admit(interactive)).finish).toBeTypeOf('function');
  });

  test('a refused probe doubles the hold, a lost one begins it anew', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refused);
    const second = ask(interactive);
    await clock.advance(1_000);
    second.ticket?.finish(refused);
    expect(look().heldUntil).toBe(clock.now() + 2_000);
    const third = ask(interactive);
    await clock.advance(2_000);
    third.ticket?.finish(lost);
    expect(look().heldUntil).toBe(clock.now() + 2_000);
    const fourth = ask(interactive);
    await clock.advance(2_000);
    fourth.ticket?.finish(told(2_000));
    expect(look()).toMatchObject({ heldUntil: null, remaining: 2_000, inFlight: 0 });
  });

  test('an answer to a call that left before it ends nothing and raises nothing', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    const [first, second] = [await admit(interactive), await admit(interactive)];
    first?.finish(refusedFor(2_000));
    second?.finish(told(2_999));
    expect(look()).toMatchObject({ remaining: 0, heldUntil: clock.now() + 2_000 });
    const held = ask(interactive);
    await clock.advance(1_999);
    expect(held.ticket).toBeUndefined();
  });

  test('background work may be the one that asks, once the bucket is above the reserve', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(background)).finish(refused);
    await clock.advance(901 * 800);
    const [one, two] = [ask(background), ask(background)];
    await settled();
    expect([Boolean(one?.ticket), two?.retryAfterMs]).toEqual([true, expect.any(Number)]);
    one?.ticket?.finish(told(2_000));
    expect(look().places.background).toBeGreaterThan(0);
  });

  test('a clock that was set back does not prolong it, and still lets out only one', async () => {
    const { clock, ask, admit, look } = setUp(3_000);
    (await admit(interactive)).finish(refusedFor(60_000));
    clock.jump(-3_600_000);
    expect(look().heldUntil).toBeNull();
    const asked = [ask(interactive), ask(interactive)];
    await clock.advance(2_000);
    expect(asked.filter(({ ticket }) => ticket)).toHaveLength(1);
  });
});
