import type { Status } from '@/components/patterns/status';
import { formatCount, formatPlural } from '@/lib/format';
import type { ManyJob } from '@/lib/jobs/list-many';
import type { BulkStatus, TargetStatus } from '@/lib/rules/bulk';

/** How an app of a job stands: its word and its shape. */
export const targetLooks: Record<TargetStatus, { word: string; shape: Status }> = {
  queued: { word: 'Waiting', shape: 'scaled-to-zero' },
  running: { word: 'Running', shape: 'pending' },
  done: { word: 'Done', shape: 'succeeded' },
  failed: { word: 'Failed', shape: 'failed' },
  unknown: { word: 'Unknown, checking', shape: 'unknown' },
  skipped: { word: 'Skipped', shape: 'down' },
};

export const bulkLooks: Record<BulkStatus, { word: string; shape: Status }> = {
  waiting: { word: 'Waiting', shape: 'scaled-to-zero' },
  running: { word: 'Running', shape: 'pending' },
  paused: { word: 'Paused', shape: 'warning' },
  broken: { word: 'Broke off', shape: 'failed' },
  ended: { word: 'Ended', shape: 'succeeded' },
};

const named: [TargetStatus, string][] = [
  ['done', 'done'],
  ['failed', 'failed'],
  ['unknown', 'unknown'],
  ['skipped', 'skipped'],
  ['running', 'running'],
  ['queued', 'waiting'],
];

/** How its apps stand, in words: "5 done, 1 failed, 1 skipped". */
export function countsInWords(counts: ManyJob['counts']): string {
  return named
    .filter(([status]) => counts[status] > 0)
    .map(([status, word]) => `${formatCount(counts[status])} ${word}`)
    .join(', ');
}

/** How many apps it has. */
export function sizeOf(counts: ManyJob['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Its state as a shape and a word: ended well and ended with failures differ. */
export function lookOf({ status, counts, isCalledOff }: ManyJob): { word: string; shape: Status } {
  if (status !== 'ended') return bulkLooks[status];
  if (counts.failed + counts.unknown > 0) {
    return counts.done > 0 ? { word: 'Some failed', shape: 'warning' } : { word: 'Failed', shape: 'failed' };
  }
  return isCalledOff ? { word: 'Called off', shape: 'down' } : { word: 'Done', shape: 'succeeded' };
}

const pauses: Record<Exclude<NonNullable<ManyJob['pauseReason']>, 'failures'>, string> = {
  person: 'Paused. Nothing more begins until somebody resumes it.',
  canary: 'Paused: the first app is not well. Look at it before you let the others follow.',
};

/** Why it is paused, in a sentence. */
export function pauseSentence({ pauseReason, counts }: ManyJob): string {
  if (pauseReason !== 'failures') return pauses[pauseReason ?? 'person'];
  const failed = counts.failed + counts.unknown;
  const ran = formatPlural(counts.done + failed, 'app');
  return `Paused, because too many apps have failed: ${formatCount(failed)} of ${ran} that ran. Look at why before you let it go on.`;
}
