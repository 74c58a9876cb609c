import type { Activity } from './active-for';
import { isContainerDeploy, rolledBackTo } from './release-kind';

/** What must be known of a release to tell whether one may roll back to it. */
export type Candidate = {
  version: number;
  status: string | null;
  description: string | null;
  slug: string | null;
  isCurrent: boolean;
  /** As Heroku says; null where it says nothing. */
  isEligible: boolean | null;
};

export type Verdict = { allowed: true } | { allowed: false; reason: string };

/** A release that ran this long (ms) without being replaced has shown that it runs. */
const provenAfterMs = 10 * 60_000;

const no = (reason: string): Verdict => ({ allowed: false, reason });

/** Whether an app may be rolled back to a release; the reason is the disabled control's tooltip. */
export function mayRollBackTo({ version, status, description, slug, isCurrent, isEligible }: Candidate): Verdict {
  if (isCurrent) return no(`v${version} is what runs now.`);
  if (status === 'pending') return no(`v${version} is still being released.`);
  if (status === 'failed') return no(`v${version} failed, so it never ran.`);
  if (status === 'expired') return no(`v${version} was overtaken before it ran.`);
  if (status !== 'succeeded') return no(`Heroku does not say how v${version} ended.`);
  if (slug === null && isContainerDeploy(description))
    return no(`v${version} is a container image: Heroku keeps no slug of it to roll back to.`);
  if (slug === null) return no(`v${version} has no slug: nothing was deployed yet.`);
  if (isEligible === false) return no(`Heroku no longer keeps the slug of v${version}.`);
  return { allowed: true };
}

/** Whether taking back the code alone would change anything. */
export function mayTakeBackCode(target: Candidate, current: Pick<Candidate, 'version' | 'slug'>): Verdict {
  const verdict = mayRollBackTo(target);
  if (!verdict.allowed) return verdict;
  return target.slug === current.slug
    ? no(`v${target.version} has the same code as v${current.version}: nothing would change.`)
    : { allowed: true };
}

/**
 * The release to offer first: the newest one before the current that may be rolled back to and ran for ten minutes; where
 * none did, the newest that may be rolled back to. `releases` are newest first. Null where there is none.
 */
export function bestTarget<Release extends Candidate>(
  releases: readonly Release[],
  activities: ReadonlyMap<number, Activity>,
): Release | null {
  const current = releases.find(({ isCurrent }) => isCurrent);
  if (!current) return null;
  const earlier = releases.filter((one) => one.version < current.version && mayRollBackTo(one).allowed);
  const isProven = ({ version }: Release) => {
    const activity = activities.get(version);
    return activity?.kind === 'span' && activity.ms >= provenAfterMs;
  };
  return earlier.find(isProven) ?? earlier[0] ?? null;
}

/** How people know a slug: by its commit, or else by the slug's own id. */
export function codeName(slug: string | null, commit: string | null | undefined): string {
  return commit?.slice(0, 7) || slug?.slice(0, 8) || 'no slug';
}

/** The release whose config a release has: a rollback has that of the release it went back to. */
export function configVersion({ description, version }: Pick<Candidate, 'description' | 'version'>): number {
  return rolledBackTo(description) ?? version;
}

type End = Pick<Candidate, 'description' | 'version'> & { code: string };
type Change = { label: string; from: string; to: string };

/** What taking back the code alone changes. */
export function codeChanges(current: Pick<End, 'code'>, target: Pick<End, 'code'>): Change[] {
  return [{ label: 'Code', from: current.code, to: target.code }];
}

/** What rolling back everything changes. */
export function rollbackChanges(current: End, target: End): Change[] {
  const config = { from: `of v${configVersion(current)}`, to: `of v${configVersion(target)}` };
  return [...codeChanges(current, target), { label: 'Config', ...config }];
}
