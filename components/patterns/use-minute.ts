'use client';

import { useTimedText } from './rendered-at';

const minuteMs = 60_000;

/** The moment (ms) at which the present minute began, for rules that depend on the time; changes once a minute. */
export function useMinute(): number {
  return Number(useTimedText((nowMs) => String(Math.floor(nowMs / minuteMs) * minuteMs)));
}
