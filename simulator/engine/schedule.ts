import type { Ms } from '@/simulator/model';
import type { Clock } from './clock';

interface Job {
  atMs: Ms;
  order: number;
  run: () => void;
}

/**
 * What will happen in a world, drained before each request instead of by timers: advancing the clock is then exact,
 * and an idle simulator costs nothing. Jobs check by themselves whether what they act on still exists.
 */
export class Schedule {
  readonly #heap: Job[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(atMs: Ms, run: () => void): void {
    const heap = this.#heap;
    const job = { atMs, order: this.#order++, run };
    let child = heap.length;
    heap.push(job);
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(job, above)) break;
      heap[child] = above;
      child = parent;
    }
    heap[child] = job;
  }

  /** Runs everything due by now, in order of time, each at its own moment. */
  drain(clock: Clock): void {
    const untilMs = clock.now();
    for (let next = this.#heap[0]; next && next.atMs <= untilMs; next = this.#heap[0]) {
      this.#removeFirst();
      clock.at(next.atMs, next.run);
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let parent = 0;
    for (;;) {
      const left = heap[2 * parent + 1];
      const right = heap[2 * parent + 2];
      if (!left) break;
      const isRight = right !== undefined && isBefore(right, left);
      const below = isRight ? right : left;
      if (!isBefore(below, last)) break;
      heap[parent] = below;
      parent = 2 * parent + (isRight ? 2 : 1);
    }
    heap[parent] = last;
  }
}

function isBefore(a: Job, b: Job): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
