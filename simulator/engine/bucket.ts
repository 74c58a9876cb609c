import type { Ms } from '@/simulator/model';

export const bucketCapacity = 4500;
const refillPerMs = 75 / 60_000;

/** The calls an account has left: 4,500 at most, 75 more each minute of world time. */
export class Bucket {
  #level = bucketCapacity;
  #atMs: Ms;

  constructor(nowMs: Ms) {
    this.#atMs = nowMs;
  }

  remaining(nowMs: Ms): number {
    this.#refill(nowMs);
    return Math.floor(this.#level + 1e-9);
  }

  /** Takes one call, or answers false and takes nothing. */
  take(nowMs: Ms): boolean {
    if (this.remaining(nowMs) < 1) return false;
    this.#level -= 1;
    return true;
  }

  /** Milliseconds of world time until nothing is missing. */
  msUntilFull(nowMs: Ms): number {
    this.#refill(nowMs);
    return (bucketCapacity - this.#level) / refillPerMs;
  }

  giveBack(): void {
    this.#level = Math.min(bucketCapacity, this.#level + 1);
  }

  set(level: number, nowMs: Ms): void {
    this.#level = Math.max(0, Math.min(bucketCapacity, level));
    this.#atMs = nowMs;
  }

  #refill(nowMs: Ms): void {
    const passedMs = Math.max(0, nowMs - this.#atMs);
    this.#level = Math.min(bucketCapacity, this.#level + passedMs * refillPerMs);
    this.#atMs = nowMs;
  }
}
