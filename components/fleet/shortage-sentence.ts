import { formatCalls, formatSpan } from '@/lib/format';
import type { Shortage } from './refresh-shortage';

const minuteMs = 60_000;

/** Says so in two sentences; an empty text when there is no shortage. */
export function shortageSentence(shortage: Shortage | null): string {
  if (shortage === null) return '';
  const { label, calls, left, waitMs } = shortage;
  const when =
    waitMs === null
      ? 'There are never so many at once: read what there are calls for, then again.'
      : `There are enough in ${formatSpan(Math.ceil(waitMs / minuteMs) * minuteMs)}.`;
  const has = left === 0 ? 'no calls' : `only ${formatCalls(left)}`;
  return `${label} has ${has} to spend on this, and it takes ${formatCalls(calls)}: the rest would stay as old as it is. ${when}`;
}
