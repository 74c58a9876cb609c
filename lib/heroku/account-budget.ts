import 'server-only';
import { fail, ok, type Result } from '@/lib/result';
import { createAdaptiveWidth } from './adaptive-width';
import type { BudgetOptions, BudgetSnapshot, BudgetStore, CallAsk, CallEnd, Ticket } from './budget';
import {
  type BudgetRecord,
  backgroundPlaces,
  estimateAt,
  levelOf,
  msHeld,
  msUntilAffordable,
  newRecord,
  perMs,
  reserveOf,
  withClock,
  withFigure,
  withLateRefusal,
  withLimit,
  withRefusal,
  withRelief,
  withSilence,
} from './budget-rules';
import { rateLimitError } from './errors';
import { createFlow } from './flow';
import { createLanes, type Waiter } from './lanes';

export type AccountBudget = {
  admit(ask: CallAsk): Promise<Result<Ticket>>;
  observe(remaining: number): void;
  pause(isPaused: boolean): void;
  snapshot(label: string): BudgetSnapshot;
};

type Parts = Required<Omit<BudgetOptions, 'width' | 'store'>> & Pick<BudgetOptions, 'width'> & { store: BudgetStore };

/** So many places are people's alone, unless answers are quick. */
const placesForPeople = 4;
const msUntilProbeAnswers = 1_000;

const pausedError = fail(
  'refused',
  'Background refresh is paused for this account.',
  'Switch it on again on the budget page.',
).error;

/** The bucket of one Heroku account and the calls that wait for it. */
export function createAccountBudget(id: string, parts: Parts): AccountBudget {
  const { clock, store, random, reserveCalls, maxHoldMs } = parts;
  const width = createAdaptiveWidth(parts.width);
  const lanes = createLanes(width);
  const flow = createFlow();
  /** How many calls have left; a call's number is the count when it left. */
  let sent = 0;
  /** Calls up to this number left before the figure that counts was learned. */
  let figureAt = 0;
  /** Calls up to this number left before the last hold was learned. */
  let heldAt = 0;
  /** The one call that is to find out whether a refusal is over. */
  let probe: number | null = null;
  let probeSentAt = 0;
  let wakesAt: number | null = null;

  const load = (): BudgetRecord => {
    const now = clock.now();
    const kept = store.load(id) ?? newRecord(now);
    const record = withClock(kept, now);
    if (record !== kept) store.save(id, record);
    return record;
  };
  const inFlight = () => lanes.counts.interactive.inFlight + lanes.counts.background.inFlight;
  const placesInBackground = (record: BudgetRecord, now: number) => {
    // While answers are quick, a place becomes free within milliseconds: keeping some empty would help nobody.
    const kept = flow.isQuick(now) ? 0 : placesForPeople;
    const all = Math.max(Math.ceil(width.places / 2), width.places - kept);
    return backgroundPlaces(estimateAt(record, now), reserveOf(record, reserveCalls), all);
  };

  /** Why no background call may leave now; null when one may. */
  function backgroundError(record: BudgetRecord, now: number) {
    if (record.pausedAt !== null) return pausedError;
    const floor = reserveOf(record, reserveCalls);
    const probeMs = probe === null ? 0 : msUntilProbeAnswers;
    const waitMs = Math.max(msHeld(record, now), probeMs, msUntilAffordable(record, now, floor, inFlight()));
    return waitMs > 0 ? rateLimitError(waitMs) : null;
  }

  function msForPerson(record: BudgetRecord, now: number): number {
    const promised = inFlight() + lanes.queuedPeople;
    return Math.max(msHeld(record, now), msUntilAffordable(record, now, 0, promised));
  }

  /** Turns away those of the people's calls that would be held for longer than a person should be. */
  function turnAway(record: BudgetRecord, now: number): void {
    const latest = now + maxHoldMs;
    const room = msHeld(record, now) > maxHoldMs ? 0 : Math.floor(estimateAt(record, latest) - inFlight());
    while (lanes.queuedPeople > Math.max(0, room)) {
      const waitMs = msForPerson(record, now);
      lanes.drop('interactive')?.resolve({ ok: false, error: rateLimitError(waitMs) });
    }
  }

  function wakeIn(ms: number): void {
    const at = clock.now() + ms;
    if (wakesAt !== null && wakesAt <= at) return;
    wakesAt = at;
    void clock.sleep(ms).then(() => {
      if (wakesAt === at) wakesAt = null;
      pump();
    });
  }

  /** Lets go whatever may go now. Called whenever something changes: a call joins, an answer comes, a hold ends. */
  function pump(): void {
    const now = clock.now();
    const record = load();
    // Either may set free an app that the other waits to change.
    do letPeopleGo(record, now);
    while (sendBackgroundAway(record, now));
    const places = placesInBackground(record, now);
    while (lanes.hasBackground(places) && !backgroundError(record, now)) depart(lanes.takeBackground(places));
  }

  /** Turns background work away while none may leave; tells whether there was any. */
  function sendBackgroundAway(record: BudgetRecord, now: number): boolean {
    const error = lanes.counts.background.waiting > 0 ? backgroundError(record, now) : null;
    if (!error) return false;
    let waiter = lanes.drop('background');
    const hadAny = waiter !== undefined;
    for (; waiter; waiter = lanes.drop('background')) waiter.resolve({ ok: false, error });
    return hadAny;
  }

  function letPeopleGo(record: BudgetRecord, now: number): void {
    if (lanes.queuedPeople === 0) return;
    const heldMs = msHeld(record, now);
    if (heldMs > 0 || probe !== null) turnAway(record, now);
    if (probe !== null) awaitProbe(probeSentAt + maxHoldMs - now);
    while (lanes.hasPerson() && probe === null) {
      const waitMs = Math.max(heldMs, msUntilAffordable(record, now, 0, inFlight()));
      if (waitMs > 0) {
        turnAway(record, now);
        if (lanes.queuedPeople > 0) wakeIn(waitMs);
        return;
      }
      depart(lanes.takePerson());
    }
  }

  /** Lets people wait for the probe's answer as long as a person should, then turns them away. */
  function awaitProbe(ms: number): void {
    if (lanes.queuedPeople === 0) return;
    if (ms > 0 && ms <= maxHoldMs) {
      wakeIn(ms);
      return;
    }
    const error = rateLimitError(msUntilProbeAnswers);
    for (let one = lanes.drop('interactive'); one; one = lanes.drop('interactive')) one.resolve({ ok: false, error });
  }

  function depart(waiter: Waiter | undefined): void {
    if (!waiter) return;
    const { ask } = waiter;
    sent += 1;
    const number = sent;
    const record = load();
    if (record.streak > 0) {
      probe = number;
      probeSentAt = clock.now();
    }
    store.save(id, ask.isWrite ? { ...record, writes: record.writes + 1 } : { ...record, reads: record.reads + 1 });
    const wasBusy = lanes.taken * 2 >= width.places;
    const ended = flow.depart(clock.now());
    let isOpen = true;
    const finish = (end: CallEnd) => {
      if (!isOpen) return;
      isOpen = false;
      lanes.leave(ask);
      const isStrained = (end.isBroken ?? false) || end.status === null || end.status >= 500 || end.status === 429;
      width.learn({ number, ms: ended(clock.now()), isStrained, wasBusy }, sent);
      settle(number, end);
      pump();
    };
    waiter.resolve(ok({ finish }));
  }

  function takeFigure(record: BudgetRecord, remaining: number, isNewer: boolean): BudgetRecord {
    const taken = withFigure(record, remaining, isNewer, clock.now());
    if (taken) figureAt = sent;
    return taken ?? { ...record, readAt: clock.now() };
  }

  function settle(number: number, { status, rate, wasSent }: CallEnd): void {
    const now = clock.now();
    const isProbe = probe === number;
    if (isProbe) probe = null;
    let record = withLimit(load(), rate);
    if (rate.remaining !== null) record = takeFigure(record, rate.remaining, number > figureAt);
    else if (wasSent) record = { ...record, remaining: Math.max(0, estimateAt(record, now) - 1), at: now };
    if (status === 429 && number > heldAt) {
      record = withRefusal(record, rate, random(), now);
      heldAt = sent;
      figureAt = sent;
    } else if (status === 429) {
      record = withLateRefusal(record, rate, now);
    } else if (status !== null && status < 500) {
      if (number > heldAt) record = withRelief(record);
    } else if (isProbe) {
      record = withSilence(record, random(), now);
      heldAt = sent;
    }
    store.save(id, record);
  }

  return {
    admit(ask) {
      const now = clock.now();
      const record = load();
      if (ask.lane === 'background') {
        const error = backgroundError(record, now);
        if (error) return Promise.resolve({ ok: false, error });
      } else {
        const waitMs = msForPerson(record, now);
        if (waitMs > maxHoldMs) return Promise.resolve({ ok: false, error: rateLimitError(waitMs) });
      }
      return new Promise((resolve) => {
        lanes.join({ ask, resolve });
        pump();
      });
    },
    observe(remaining) {
      store.save(id, takeFigure(load(), remaining, true));
      pump();
    },
    pause(isPaused) {
      const record = load();
      if (isPaused === (record.pausedAt !== null)) return;
      store.save(id, { ...record, pausedAt: isPaused ? clock.now() : null });
      pump();
    },
    snapshot(label) {
      const now = clock.now();
      const record = load();
      const reserve = reserveOf(record, reserveCalls);
      const heldMs = msHeld(record, now);
      const isKnown = record.readAt !== null;
      const estimate = estimateAt(record, now);
      const missing = record.limit - estimate;
      const { interactive, background } = lanes.counts;
      return {
        accountId: id,
        label,
        remaining: isKnown ? Math.floor(estimate) : null,
        limit: record.limit,
        refillPerMinute: perMs(record) * 60_000,
        reserve,
        level: isKnown || heldMs > 0 ? levelOf(record, now, reserve) : 'unknown',
        readAt: record.readAt,
        fullAt: isKnown && missing > 0 ? Math.ceil(now + missing / perMs(record)) : null,
        heldUntil: heldMs > 0 ? record.heldUntil : null,
        pausedAt: record.pausedAt,
        waiting: interactive.waiting + background.waiting,
        inFlight: inFlight(),
        lanes: { interactive: { ...interactive }, background: { ...background } },
        places: { all: width.places, background: backgroundError(record, now) ? 0 : placesInBackground(record, now) },
        backgroundLeft: Math.max(0, Math.floor(estimate - reserve - inFlight())),
        session: { reads: record.reads, writes: record.writes, refusals: record.refusals },
      };
    },
  };
}
