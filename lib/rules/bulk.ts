export type TargetStatus = 'queued' | 'running' | 'done' | 'failed' | 'unknown' | 'skipped';

/** How one operation on many apps is to go on. */
export type BulkState = {
  /** The first app goes alone. */
  hasCanary: boolean;
  /** Its dynos were seen up, or a person let the rest go on. */
  isCanaryDone: boolean;
  /** So many apps at once, the next when they have ended; null for all. */
  waveSize: number | null;
  /** It pauses when so many percent of the apps that ran have failed: 0 at the first failure, null never. */
  stopAtPercent: number | null;
  /** Failures that a person saw before letting it go on: they count no more. */
  forgivenFailures: number;
  isPaused: boolean;
  isCalledOff: boolean;
};

/** What comes next. Positions are those of targets. */
export type BulkStep =
  | { kind: 'end' }
  | { kind: 'rest' }
  | { kind: 'pause'; reason: 'failures' | 'canary' }
  | { kind: 'watch-canary' }
  | { kind: 'run'; positions: number[] };

/** Calls that one app costs when its turn comes: the look and the change. */
export const callsPerApp = 2;

/** From how many apps on the wish must be typed. */
export const typedFrom = 4;

/** From how many failures on their share counts: the first alone says little of the rest. */
export const fewestFailures = 2;

/** How the apps of a job that ran have ended. What could not be told counts as failed. */
export type Tally = { done: number; failed: number };

/** Whether it fails too often to go on: so many percent of the apps that ran, and never by one failure alone but at 0. */
export function hasFailedTooOften(
  { done, failed }: Tally,
  { stopAtPercent, forgivenFailures }: Pick<BulkState, 'stopAtPercent' | 'forgivenFailures'>,
): boolean {
  const unseen = failed - forgivenFailures;
  if (stopAtPercent === null || unseen <= 0) return false;
  if (stopAtPercent === 0) return true;
  return unseen >= fewestFailures && unseen * 100 >= stopAtPercent * (done + unseen);
}

/** Says what comes next for targets in their order, the first being the canary. Pure. */
export function nextStep(state: BulkState, targets: readonly { status: TargetStatus }[]): BulkStep {
  const positionsOf = (...wanted: TargetStatus[]) =>
    targets.flatMap(({ status }, position) => (wanted.includes(status) ? [position] : []));
  const queued = positionsOf('queued');
  const running = positionsOf('running');
  const open = [...queued, ...running];
  if (open.length === 0) return { kind: 'end' };
  if (state.isCalledOff) return { kind: 'run', positions: open };
  if (state.isPaused) return running.length > 0 ? { kind: 'run', positions: running } : { kind: 'rest' };
  const canary = targets[0]?.status;
  if (state.hasCanary && !state.isCanaryDone && canary !== 'skipped') {
    if (canary === 'queued' || canary === 'running') return { kind: 'run', positions: [0] };
    return canary === 'done' ? { kind: 'watch-canary' } : { kind: 'pause', reason: 'canary' };
  }
  const tally = { done: positionsOf('done').length, failed: positionsOf('failed', 'unknown').length };
  if (queued.length > 0 && hasFailedTooOften(tally, state)) return { kind: 'pause', reason: 'failures' };
  if (state.waveSize === null) return { kind: 'run', positions: open };
  const room = Math.max(0, state.waveSize - running.length);
  return { kind: 'run', positions: [...queued.slice(0, room), ...running] };
}

export type BulkStatus = 'waiting' | 'running' | 'paused' | 'broken' | 'ended';

/** Where it stands, for a person: `broken` when the console itself could not go on. */
export function bulkStatusOf(job: {
  status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  isPaused: boolean;
  hasBegun: boolean;
}): BulkStatus {
  if (job.status === 'failed') return 'broken';
  if (job.status === 'done' || job.status === 'cancelled') return 'ended';
  if (job.isPaused) return 'paused';
  return job.status === 'waiting' && !job.hasBegun ? 'waiting' : 'running';
}

/** Whether it still goes on, or would when somebody lets it. */
export function isLiveBulk(status: BulkStatus): boolean {
  return status === 'waiting' || status === 'running' || status === 'paused';
}
