/** What made a release, as its description tells. */
export type ReleaseKind = 'deploy' | 'config' | 'add-on' | 'rollback' | 'other';

/** Config keys that a description names, and whether it set or removed them. */
export type KeyChange = { key: string; act: 'set' | 'removed' };

/** Descriptions are text that anybody may write: only so much of one is looked at. */
const longestLookedAt = 4_000;

const patterns: readonly [ReleaseKind, RegExp][] = [
  ['rollback', /^rollback to v\d/i],
  ['rollback', /^deploy \S+ of v\d+, config kept$/i],
  ['deploy', /^(deploy(ed)?|promote|retry of v\d+: *deploy) \S/i],
  ['config', /^(set|remove) .* config vars?$/is],
  ['add-on', /^(attach|detach) \S|^update \S+ by \S|^@ref:|^(create|destroy|upgrade|downgrade) add-?on/i],
];

/** Tells what made a release from the words that Heroku, or this console, gives it. */
export function releaseKind(description: string | null): ReleaseKind {
  const text = (description ?? '').slice(0, longestLookedAt).trim();
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** The config keys that a description such as `Set A, B config vars` or `Set A, remove B config vars` names. */
export function keysNamed(description: string | null): KeyChange[] {
  const text = (description ?? '').slice(0, longestLookedAt).trim();
  const list = /^((?:set|remove) .*) config vars?$/is.exec(text)?.[1];
  if (list === undefined) return [];
  let act: KeyChange['act'] = 'set';
  return list.split(/[\s,]+/).flatMap((word) => {
    if (/^(set|remove)$/i.test(word)) {
      act = word.toLowerCase() === 'set' ? 'set' : 'removed';
      return [];
    }
    return word === '' || /^(and|…|\.\.\.)$/i.test(word) ? [] : [{ key: word, act }];
  });
}

/** The release whose config (and, but for code alone, whose code) a release took over: `Rollback to v212` → 212. */
export function rolledBackTo(description: string | null): number | null {
  const version = /^rollback to v(\d{1,9})$/i.exec((description ?? '').trim())?.[1];
  return version === undefined ? null : Number(version);
}

/** The release that a code-only rollback took its code from: `Deploy 52b6d10 of v212, config kept` → 212. */
export function codeTakenFrom(description: string | null): number | null {
  const version = /^deploy \S+ of v(\d{1,9}), config kept$/i.exec((description ?? '').trim())?.[1];
  return version === undefined ? null : Number(version);
}

/** How a release that takes back code alone describes itself. */
export function codeOnlyDescription(code: string, version: number): string {
  return `Deploy ${code} of v${version}, config kept`;
}

/** Whether a release was made from a container image, for which Heroku keeps no slug. */
export function isContainerDeploy(description: string | null): boolean {
  return /^deployed [-\w, ]+ \([0-9a-f]{6,}\)$/i.test((description ?? '').trim());
}
