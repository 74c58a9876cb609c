import { activities } from './active-for';

type Release = { version: number; status: string | null; createdAt: number | null; isCurrent: boolean };
type Dyno = { state: string; createdAt: number | null };

/** What releases tell of a crash. Times and spans are in ms. */
export type CrashStory = {
  /** What runs, and since when. */
  live: { version: number; at: number };
  /** Whether the crash came so soon after the release that going back is the first thing to think of. */
  isSuspect: boolean;
  /** Whether no dyno has crashed before, since what runs went live. False where that cannot be told. */
  isFirst: boolean;
  /** The last release before it that ran for a while, and for how long. */
  before: { version: number; ranMs: number } | null;
};

/** Whoever finds a crash within this time after a release thinks of the release first. */
const suspectForMs = 2 * 3_600_000;
/** Dynos of a release are all made within this time; one that is younger was started again since. */
const rolloutMs = 5 * 60_000;
const aWhileMs = 30 * 60_000;

/**
 * Puts a crash beside the releases around it, as far as they are known: null where it is not known what runs, or where the
 * crash came before it. A dyno that crashes is started again as a new one, so where all dynos are as old as the release,
 * none has crashed before. `releases` are newest first without gaps.
 */
export function crashStory(
  crashedAt: number | null,
  { releases, dynos }: { releases: readonly Release[]; dynos: readonly Dyno[] },
): CrashStory | null {
  const current = releases.find(({ isCurrent }) => isCurrent);
  const at = current?.createdAt ?? null;
  if (!current || at === null || crashedAt === null || crashedAt < at) return null;
  const ran = activities(releases);
  const before = releases
    .filter(({ version }) => version < current.version)
    .flatMap(({ version }) => {
      const activity = ran.get(version);
      return activity?.kind === 'span' && activity.ms >= aWhileMs ? [{ version, ranMs: activity.ms }] : [];
    });
  return {
    live: { version: current.version, at },
    isSuspect: crashedAt - at <= suspectForMs,
    isFirst: dynos.length > 0 && dynos.every(({ createdAt }) => createdAt !== null && createdAt <= at + rolloutMs),
    before: before[0] ?? null,
  };
}
