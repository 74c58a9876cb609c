/** What was done through this console: one run, or something that was refused or looked at. Times are in ms. */
export type OurDeed = {
  id: string;
  action: string;
  actor: string;
  summary: string;
  /** When it was about to begin; null for what has no beginning and end. */
  startedAt: number | null;
  at: number;
  outcome: ActivityOutcome;
  changes: { label: string; to: string }[];
};

export type MadeRelease = {
  /** Heroku's id, by which builds name it; null where it is not known. */
  id: string | null;
  version: number;
  at: number;
  by: string | null;
  description: string | null;
  status: string | null;
};

/** `release` is the id of what the build made. */
export type MadeBuild = {
  id: string;
  at: number;
  by: string | null;
  status: string | null;
  commit: string | null;
  release: string | null;
};

/** A change that was made elsewhere, between two looks. */
export type SeenChange = {
  id: string;
  kind: 'formation' | 'add-on' | 'domain';
  subject: string;
  before: string | null;
  after: string | null;
  seenAfter: number;
  seenBefore: number;
};

export type ActivityOutcome = 'succeeded' | 'failed' | 'unknown' | 'pending' | 'denied' | 'read';

/** One entry of an app's timeline: it happened at `at`, or between `since` and `at` where only two looks can tell. */
export type ActivityEntry = {
  id: string;
  source: 'ours' | 'release' | 'build' | 'change';
  at: number;
  since: number | null;
  /** Who did it; null where nobody can tell. */
  actor: string | null;
  text: string;
  version: number | null;
  outcome: ActivityOutcome;
};

export type ActivitySources = {
  ours: readonly OurDeed[];
  releases: readonly MadeRelease[];
  builds: readonly MadeBuild[];
  changes: readonly SeenChange[];
};

/** Operations of ours that make a release. */
const releasing = new Set(['roll-back', 'roll-back-code']);
/** Heroku's clock and ours may differ, and a release may be listed a little after it was asked for. */
const slackMs = 30_000;

/**
 * Everything that happened to an app as one timeline, newest first. What shows twice is one entry: an operation of ours and
 * the release that it made, a build and its release, a change that our own operation explains, and a change that two
 * servers saw.
 */
export function mergeActivity({ ours, releases, builds, changes }: ActivitySources): ActivityEntry[] {
  const made = releasesOf(ours, releases);
  const explained = new Set([...made.values()].map(({ version }) => version));
  const byId = new Map(builds.map((build) => [build.release, build]));
  const known = new Set(releases.map(({ id }) => id));
  return [
    ...ours.map((deed) => deedEntry(deed, made.get(deed.id)?.version ?? null)),
    ...releases.filter(({ version }) => !explained.has(version)).map((release) => releaseEntry(release, byId)),
    ...builds.filter(({ release }) => release === null || !known.has(release)).map(buildEntry),
    ...distinct(changes)
      .filter((change) => !ours.some((deed) => explains(deed, change)))
      .map(changeEntry),
  ].sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}

function releasesOf(ours: readonly OurDeed[], releases: readonly MadeRelease[]): Map<string, MadeRelease> {
  const found = new Map<string, MadeRelease>();
  const taken = new Set<number>();
  for (const deed of [...ours].sort((a, b) => a.at - b.at)) {
    if (!releasing.has(deed.action) || deed.outcome === 'denied' || deed.outcome === 'failed') continue;
    const from = (deed.startedAt ?? deed.at) - slackMs;
    const release = releases
      .filter(({ version, at }) => !taken.has(version) && at >= from && at <= deed.at + slackMs)
      .sort((a, b) => Math.abs(a.at - deed.at) - Math.abs(b.at - deed.at))[0];
    if (!release) continue;
    found.set(deed.id, release);
    taken.add(release.version);
  }
  return found;
}

function explains({ startedAt, at, outcome, changes }: OurDeed, change: SeenChange): boolean {
  if (change.kind !== 'formation' || outcome === 'failed' || outcome === 'denied') return false;
  const overlaps = change.seenAfter <= at + slackMs && change.seenBefore >= (startedAt ?? at) - slackMs;
  const isSame = ({ label, to }: OurDeed['changes'][number]) =>
    label === change.subject && to.toLowerCase() === change.after?.toLowerCase();
  return overlaps && changes.some(isSame);
}

/** Two servers may each see the same change: it happened where both of their spans say. */
function distinct(changes: readonly SeenChange[]): SeenChange[] {
  const kept: SeenChange[] = [];
  for (const change of changes) {
    const same = kept.findIndex(
      (other) =>
        other.kind === change.kind &&
        other.subject === change.subject &&
        other.before === change.before &&
        other.after === change.after &&
        other.seenAfter < change.seenBefore &&
        change.seenAfter < other.seenBefore,
    );
    const twin = kept[same];
    if (!twin) kept.push(change);
    else {
      const seenAfter = Math.max(twin.seenAfter, change.seenAfter);
      kept[same] = { ...twin, seenAfter, seenBefore: Math.min(twin.seenBefore, change.seenBefore) };
    }
  }
  return kept;
}

function deedEntry({ id, at, actor, summary, outcome }: OurDeed, version: number | null): ActivityEntry {
  return { id: `ours ${id}`, source: 'ours', at, since: null, actor, text: summary, version, outcome };
}

function releaseEntry(
  { id, version, at, by, description, status }: MadeRelease,
  builds: ReadonlyMap<string | null, MadeBuild>,
): ActivityEntry {
  const actor = by ?? (id === null ? null : (builds.get(id)?.by ?? null));
  const text = description ?? 'Released';
  return {
    id: `release ${version}`,
    source: 'release',
    at,
    since: null,
    actor,
    text,
    version,
    outcome: ending(status),
  };
}

function buildEntry({ id, at, by, status, commit }: MadeBuild): ActivityEntry {
  const what = commit === null ? '' : ` ${commit.slice(0, 7)}`;
  const text = { failed: `Build of${what || ' the code'} failed`, pending: `Building${what}` }[status ?? ''];
  return {
    id: `build ${id}`,
    source: 'build',
    at,
    since: null,
    actor: by,
    text: text ?? `Built${what}`,
    version: null,
    outcome: ending(status),
  };
}

function changeEntry({ id, kind, subject, before, after, seenAfter, seenBefore }: SeenChange): ActivityEntry {
  const words = {
    formation: `Scaled ${subject} from ${before ?? 'nothing'} to ${after ?? 'nothing'}`,
    'add-on':
      before === null
        ? `Added ${after} (${subject})`
        : after === null
          ? `Removed ${before} (${subject})`
          : `Moved ${subject} from ${before} to ${after}`,
    domain: `${after === null ? 'Removed' : 'Added'} ${subject}`,
  };
  return {
    id: `change ${id}`,
    source: 'change',
    at: seenBefore,
    since: seenAfter,
    actor: null,
    text: words[kind],
    version: null,
    outcome: 'succeeded',
  };
}

function ending(status: string | null): ActivityOutcome {
  return status === 'succeeded' || status === 'failed' || status === 'pending' ? status : 'unknown';
}

/** How many of each kind the whole timeline looks back at. */
export const timelineLooksAt = { remembered: 500, releases: 200 } as const;

export const activityFilters = ['all', 'releases', 'changes', 'ours'] as const;
export type ActivityFilter = (typeof activityFilters)[number];

/** Whether an entry is shown under a filter: releases with their builds, what changed without one, or what we did. */
export function isShown(
  { source, version }: Pick<ActivityEntry, 'source' | 'version'>,
  filter: ActivityFilter,
): boolean {
  if (filter === 'all') return true;
  if (filter === 'ours') return source === 'ours';
  const isRelease = source === 'release' || source === 'build' || version !== null;
  return filter === 'releases' ? isRelease : !isRelease;
}
