import 'server-only';

/** One answered call, as far as it tells whether Heroku bears so many at once. */
export type WidthSample = {
  /** How many calls had left up to and with this one. */
  number: number;
  ms: number;
  /** A 5xx, a 429, or no whole answer. */
  isStrained: boolean;
  /** Whether at least half of the places were taken when it left: only then does its time say something. */
  wasBusy: boolean;
};

export type AdaptiveWidth = {
  /** How many reads may run at once. */
  readonly places: number;
  /** `sent` is how many calls have left so far. */
  learn(sample: WidthSample, sent: number): void;
};

export type WidthLimits = { first: number; least: number; most: number };

const firstRise = 1.5;
const rise = 5;
const fall = 0.7;
const smoothingDown = 0.5;
const smoothingUp = 0.1;
const slowFactor = 2;
const slowSlackMs = 50;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/**
 * How many reads one account may have under way: half as many again after every round of answers that were as quick as
 * before, at once a third fewer at the first sign of strain, and then not again before a call that left since has
 * answered. From then on it rises by some at a time.
 */
export function createAdaptiveWidth(limits: Partial<WidthLimits> = {}): AdaptiveWidth {
  const { first = 20, least = 4, most = 50 } = limits;
  let places = first;
  let baselineMs: number | null = null;
  let round: number[] = [];
  let fellAt = 0;

  function drop(sent: number): void {
    places = Math.max(least, Math.floor(places * fall));
    round = [];
    fellAt = sent;
  }

  return {
    get places() {
      return places;
    },
    learn({ number, ms, isStrained, wasBusy }, sent) {
      // What left before the last fall tells of the width before it.
      if (number <= fellAt) return;
      if (isStrained) return drop(sent);
      if (!wasBusy) return;
      round.push(ms);
      if (round.length < places) return;
      const roundMs = median(round);
      const usualMs = baselineMs ?? roundMs;
      baselineMs = usualMs + (roundMs - usualMs) * (roundMs < usualMs ? smoothingDown : smoothingUp);
      if (roundMs > usualMs * slowFactor + slowSlackMs) return drop(sent);
      places = Math.min(most, fellAt === 0 ? Math.floor(places * firstRise) : places + rise);
      round = [];
    },
  };
}
