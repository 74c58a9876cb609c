import { codeTakenFrom, rolledBackTo } from './release-kind';

/** For how long (ms) a rollback is watched once it was made. */
export const watchedForMs = 10 * 60_000;

type Release = { version: number; status: string | null; description: string | null; createdAt: number | null };
type Dyno = { name: string; type: string; state: string; release: number | null; updatedAt: number | null };

export type WatchStep = {
  name: 'release' | 'dynos' | 'watch';
  state: 'done' | 'now' | 'next' | 'failed' | 'unknown';
  words: string;
};

const oneOff = new Set(['run', 'release', 'scheduler']);
const minuteMs = 60_000;
const changesOverForMs = 3 * minuteMs;

/** The release that a rollback to `target` made: the oldest after `newest` that says so; null while it is not listed. */
export function releaseMade<R extends Release>(
  releases: readonly R[],
  { newest, target }: { newest: number; target: number },
): R | null {
  const made = releases.filter(
    ({ version, description }) =>
      version > newest && (rolledBackTo(description) ?? codeTakenFrom(description)) === target,
  );
  return made.at(-1) ?? null;
}

/**
 * How a rollback goes on: its release, its dynos, and ten minutes without a crash. `dynos` is null while they were not
 * read, `total` what the formation keeps running (null while unknown). Nothing is said that was not seen.
 */
export function watchSteps(
  made: Release | null,
  dynos: readonly Dyno[] | null,
  { total, nowMs }: { total: number | null; nowMs: number },
): WatchStep[] {
  const release = releaseStep(made);
  if (!made || release.state !== 'done') {
    const words = release.state === 'failed' ? 'the dynos run on as before' : 'dynos wait for the release';
    return [
      release,
      { name: 'dynos', state: 'next', words },
      {
        name: 'watch',
        state: 'next',
        words: release.state === 'failed' ? 'nothing to watch' : 'then watched for 10 minutes',
      },
    ];
  }
  const own =
    dynos?.filter(({ type, release: version }) => !oneOff.has(type) && (version ?? 0) >= made.version) ?? null;
  return [release, dynosStep(own, total), crashStep(own, made, nowMs)];
}

/**
 * Whether dynos are still changing over, so that looking again soon is worth a call: some start or stop, or some of the
 * release before are still there. Given up after three minutes, so that a stuck one costs no more.
 */
export function isChangingOver(
  made: Release | null,
  dynos: readonly Dyno[],
  { total, nowMs }: { total: number | null; nowMs: number },
): boolean {
  if (made?.status !== 'succeeded' || nowMs > (made.createdAt ?? 0) + changesOverForMs) return false;
  const running = dynos.filter(({ type }) => !oneOff.has(type));
  const isNew = ({ release }: Dyno) => (release ?? 0) >= made.version;
  return (
    running.some(({ state }) => state === 'starting' || state === 'stopping') ||
    !running.every(isNew) ||
    running.length < (total ?? 0)
  );
}

function releaseStep(made: Release | null): WatchStep {
  const name = 'release';
  if (made === null) return { name, state: 'unknown', words: 'its release is not listed yet' };
  const version = `v${made.version}`;
  switch (made.status) {
    case 'succeeded':
      return { name, state: 'done', words: `${version} is released` };
    case 'pending':
      return { name, state: 'now', words: `the release command of ${version} runs` };
    case 'failed':
      return { name, state: 'failed', words: `the release command of ${version} failed` };
    case 'expired':
      return { name, state: 'failed', words: `${version} was overtaken by a newer release` };
    default:
      return { name, state: 'unknown', words: `Heroku does not say how ${version} goes` };
  }
}

function dynosStep(own: readonly Dyno[] | null, total: number | null): WatchStep {
  const name = 'dynos';
  if (own === null) return { name, state: 'unknown', words: 'dynos were not read yet' };
  const up = own.filter(({ state }) => state === 'up' || state === 'idle').length;
  const all = Math.max(total ?? 0, own.length);
  if (all === 0) return { name, state: 'done', words: 'no dynos to start' };
  return { name, state: up === all ? 'done' : 'now', words: `${up} of ${all} ${all === 1 ? 'dyno' : 'dynos'} up` };
}

function crashStep(own: readonly Dyno[] | null, made: Release, nowMs: number): WatchStep {
  const name = 'watch';
  if (own === null) return { name, state: 'unknown', words: 'crashes cannot be told yet' };
  const crashed = own.filter(({ state }) => state === 'crashed').map(({ name: dyno }) => dyno);
  if (crashed.length > 0) return { name, state: 'failed', words: `${crashed.slice(0, 3).join(', ')} crashed` };
  const leftMs = Math.min(watchedForMs, made.createdAt === null ? watchedForMs : made.createdAt + watchedForMs - nowMs);
  if (leftMs <= 0) return { name, state: 'done', words: 'no crash in 10 minutes' };
  const minutes = Math.ceil(leftMs / minuteMs);
  return {
    name,
    state: 'now',
    words: `no crash so far, watched for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}`,
  };
}
