'use client';

const tickMs = 1_000;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

/** One timer for every age on the screen; it runs only while something listens. */
export const clock = {
  now: () => nowMs,
  subscribe(listener: () => void): () => void {
    if (listeners.size === 0) {
      nowMs = Date.now();
      timer = setInterval(tick, tickMs);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearInterval(timer);
    };
  },
};
