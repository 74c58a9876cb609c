import { expect, test } from 'vitest';
import { type CallAsk, type CallEnd, createBudget, type Ticket } from './budget';
import { noRateHeaders, type RateHeaders } from './rate-headers';
import { manualClock, settled } from './testing/manual-clock';

const account = 'account-1';
const reserve = 900;
const sequences = 2_000;
const steps = 50;

/** A generator of numbers from 0 to 1 that a seed repeats. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type UnderWay = { ask: CallAsk; ticket: Ticket; hold: number };

/** A budget under random calls and answers, and beside it what must be true of every call that leaves. */
function world(seed: number) {
  const random = numbers(seed);
  const clock = manualClock();
  const budget = createBudget({ clock, random });
  const pick = <T>(...choices: [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0];
  const underWay: UnderWay[] = [];
  const hold = { number: 0, isOver: true, notBefore: 0, left: 0 };
  const tally = { asked: 0, answered: 0, sent: 0, holds: 0 };
  const broken: string[] = [];
  const look = () => budget.snapshot(account);

  function begin(notBefore: number): void {
    hold.number += 1;
    tally.holds += 1;
    Object.assign(hold, { isOver: false, notBefore, left: 0 });
  }

  function left(ask: CallAsk, ticket: Ticket): void {
    if (!hold.isOver) {
      hold.left += 1;
      expect(hold.left, 'calls that left in one hold').toBe(1);
      expect(clock.now(), 'the moment at which it left').toBeGreaterThanOrEqual(hold.notBefore);
    }
    tally.sent += 1;
    underWay.push({ ask, ticket, hold: hold.number });
    const { remaining, heldUntil, inFlight, pausedAt } = look();
    if (ask.lane === 'background') {
      expect([heldUntil, pausedAt]).toEqual([null, null]);
      expect((remaining ?? 0) + 1, 'calls left').toBeGreaterThanOrEqual(reserve + inFlight);
    }
    const changes = underWay.filter((call) => call.ask.isWrite && call.ask.app === ask.app);
    if (ask.isWrite) expect(changes, `changes of ${ask.app}`).toHaveLength(1);
    expect(underWay.filter((call) => !call.ask.isWrite).length).toBeLessThanOrEqual(50);
  }

  function ask(): void {
    tally.asked += 1;
    const lane = pick('interactive', 'interactive', 'background');
    const isWrite = random() < 0.2;
    const whose = { person: pick('ada', 'bo', 'cy'), app: pick('shop', 'blog'), priority: pick(0, 1, 2) };
    const wish: CallAsk = { lane, isWrite, ...whose };
    budget
      .admit(account, wish)
      .then((answer) => {
        tally.answered += 1;
        if (answer.ok) left(wish, answer.value);
      })
      .catch((error: Error) => broken.push(error.message));
  }

  function finish(end: CallEnd): void {
    const [call] = underWay.splice(Math.floor(random() * underWay.length), 1);
    if (!call) return;
    const isCurrent = call.hold === hold.number;
    if (end.status === 429 && isCurrent) begin(clock.now() + Math.max(750, end.rate.retryAfterMs ?? 0));
    else if (end.status !== null && end.status < 500 && isCurrent && end.status !== 429) hold.isOver = true;
    else if (end.status !== 429 && isCurrent && !hold.isOver) begin(clock.now() + 750);
    call.ticket.finish(end);
  }

  const rate = (changes: Partial<RateHeaders> = {}) => ({ ...noRateHeaders, ...changes });
  const figure = () => Math.floor(random() ** 2 * 4_500);
  function anyEnd(): CallEnd {
    return pick<() => CallEnd>(
      () => ({ status: 200, rate: rate({ remaining: figure() }), wasSent: true }),
      () => ({ status: 304, rate: rate({ remaining: figure(), multiplier: 1 }), wasSent: true }),
      () => ({ status: 404, rate: rate(), wasSent: true }),
      () => ({ status: 429, rate: rate({ remaining: 0 }), wasSent: true }),
      () => ({ status: 429, rate: rate({ retryAfterMs: Math.floor(random() * 20_000) }), wasSent: true }),
      () => ({ status: 503, rate: rate(), wasSent: true }),
      () => ({ status: null, rate: rate(), wasSent: true }),
      () => ({ status: null, rate: rate(), wasSent: false }),
    )();
  }

  async function step(): Promise<void> {
    const what = random();
    if (what < 0.45) ask();
    else if (what < 0.75) finish(anyEnd());
    else if (what < 0.95) await clock.advance(Math.floor(random() * (random() < 0.1 ? 120_000 : 1_500)));
    else if (what < 0.98) budget.observe(account, figure());
    else budget.pause(account, random() < 0.5);
    await settled();
  }

  const good = (): CallEnd => ({ status: 200, rate: rate({ remaining: 4_000 }), wasSent: true });
  async function recover(): Promise<void> {
    budget.pause(account, false);
    for (let round = 0; round < 100 && look().inFlight + look().waiting > 0; round += 1) {
      while (underWay.length > 0) finish(good());
      await clock.advance(5_000);
    }
    await clock.advance(20 * 60_000);
    for (const lane of ['interactive', 'background'] as const) {
      const answer = await budget.admit(account, { lane, isWrite: false });
      expect(answer.ok, `${lane} once all is well`).toBe(true);
      if (answer.ok) answer.value.finish(good());
    }
  }

  budget.observe(account, figure());
  return { step, recover, look, tally, broken };
}

test('no sequence of answers is met by a storm, and none leaves anybody waiting for ever', async () => {
  let sent = 0;
  let holds = 0;
  for (let seed = 1; seed <= sequences; seed += 1) {
    const { step, recover, look, tally, broken } = world(seed);
    for (let n = 0; n < steps; n += 1) await step();
    await recover();
    expect(broken, `rules broken in sequence ${seed}`).toEqual([]);
    expect(tally.answered, `calls answered in sequence ${seed}`).toBe(tally.asked);
    const still = { inFlight: 0, waiting: 0 };
    expect(look()).toMatchObject({ ...still, lanes: { interactive: still, background: still }, heldUntil: null });
    sent += tally.sent;
    holds += tally.holds;
  }
  expect(sent, 'calls that left').toBeGreaterThan(sequences * 5);
  expect(holds, 'holds that were met').toBeGreaterThan(sequences);
}, 60_000);
