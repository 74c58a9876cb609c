import type { Ms } from '@/simulator/model';

export interface ClockState {
  nowMs: Ms;
  speed: number;
  isFrozen: boolean;
}

/** Time of one world. Follows the machine's clock until it is set, advanced, sped up or frozen. */
export class Clock {
  #baseMs: Ms;
  #realMs: number;
  #speed = 1;
  #isFrozen = false;
  #pinnedMs: Ms | null = null;
  readonly #real: () => number;

  constructor(startMs: Ms, real: () => number = Date.now) {
    this.#real = real;
    this.#baseMs = startMs;
    this.#realMs = real();
  }

  now(): Ms {
    if (this.#pinnedMs !== null) return this.#pinnedMs;
    if (this.#isFrozen) return this.#baseMs;
    return Math.round(this.#baseMs + (this.#real() - this.#realMs) * this.#speed);
  }

  /** Runs a job as if it were that moment, so that late draining leaves the right times behind. */
  at<T>(momentMs: Ms, run: () => T): T {
    const before = this.#pinnedMs;
    this.#pinnedMs = momentMs;
    try {
      return run();
    } finally {
      this.#pinnedMs = before;
    }
  }

  change(change: { set?: Ms; advanceMs?: Ms; speed?: number; frozen?: boolean }): void {
    const now = change.set ?? this.now();
    this.#baseMs = now + (change.advanceMs ?? 0);
    this.#realMs = this.#real();
    if (change.speed !== undefined) this.#speed = change.speed;
    if (change.frozen !== undefined) this.#isFrozen = change.frozen;
  }

  state(): ClockState {
    return { nowMs: this.now(), speed: this.#speed, isFrozen: this.#isFrozen };
  }
}
