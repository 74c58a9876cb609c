import { keysNamed } from './release-kind';

/** Config of a release: each key with the keyed fingerprint of its value. */
export type Prints = ReadonlyMap<string, string>;

/** What a full rollback does to one key: takes it away, brings it back, or changes its value back. */
export type KeyLoss = {
  key: string;
  kind: 'removed' | 'returned' | 'changed';
  now: string | null;
  target: string | null;
};

export type ConfigLoss = {
  losses: KeyLoss[];
  /** Keys that differ and stay as they are, because an add-on owns them. */
  kept: KeyLoss[];
  equal: number;
};

/** What must be known of a release to tell what a rollback past it takes away. Newest first wherever in a list. */
export type Passed = {
  version: number;
  status: string | null;
  description: string | null;
  slug: string | null;
  plans: readonly string[] | null;
  hasReleaseCommand: boolean;
};

const order = { removed: 0, changed: 1, returned: 2 } as const;

/** Compares the config of now with that of the target, as a full rollback would; keys that add-ons own are kept. */
export function configLoss(now: Prints, target: Prints, owned: ReadonlySet<string> = new Set()): ConfigLoss {
  const keys = [...new Set([...now.keys(), ...target.keys()])].sort();
  const differing = keys.flatMap((key): KeyLoss[] => {
    const [is, was] = [now.get(key) ?? null, target.get(key) ?? null];
    if (is === was) return [];
    const kind = is === null ? 'returned' : was === null ? 'removed' : 'changed';
    return [{ key, kind, now: is, target: was }];
  });
  return {
    losses: differing.filter(({ key }) => !owned.has(key)).sort((a, b) => order[a.kind] - order[b.kind]),
    kept: differing.filter(({ key }) => owned.has(key)),
    equal: keys.length - differing.length,
  };
}

/** The config that is there when these losses have come about. */
export function afterLosses(now: Prints, losses: readonly KeyLoss[]): Prints {
  const after = new Map(now);
  for (const { key, target } of losses) {
    if (target === null) after.delete(key);
    else after.set(key, target);
  }
  return after;
}

/** The releases that a rollback passes over: those after the target up to the current one, newest first. */
export function passedOver<R extends { version: number }>(releases: readonly R[], now: number, target: number): R[] {
  return releases.filter(({ version }) => version > target && version <= now);
}

/**
 * The slugs that would no longer run: those that first came with a release after the target, newest first. A slug that was
 * there before is not lost, and one that never ran is not either. `releases` reach back to the target at least.
 */
export function lostSlugs(
  releases: readonly Passed[],
  now: number,
  target: number,
): { slug: string; version: number }[] {
  const before = new Set(releases.filter(({ version }) => version <= target).map(({ slug }) => slug));
  const firstWith = new Map<string, number>();
  for (const { slug, status, version } of passedOver(releases, now, target)) {
    if (slug !== null && status === 'succeeded' && !before.has(slug)) firstWith.set(slug, version);
  }
  return [...firstWith].map(([slug, version]) => ({ slug, version })).sort((a, b) => b.version - a.version);
}

/** More lost slugs than these are told by the descriptions of their releases alone. */
export const mostLostSlugs = 8;

/** The most calls that an X-ray takes: the list, two configs, the owners of keys, and each slug it names. */
export function xrayPrice(releases: readonly Passed[], now: number, target: number): number {
  const slugOf = (version: number) => releases.find((one) => one.version === version)?.slug ?? null;
  const lost = lostSlugs(releases, now, target).slice(0, mostLostSlugs);
  const slugs = new Set([slugOf(now), slugOf(target), ...lost.map(({ slug }) => slug)]);
  slugs.delete(null);
  return 4 + slugs.size;
}

/** The newest release passed over that names this key as set (or, for a key that returns, removed); null if none does. */
export function releaseOfKey(passed: readonly Passed[], { key, kind }: KeyLoss): number | null {
  const act = kind === 'returned' ? 'removed' : 'set';
  const by = passed.filter(
    ({ status, description }) =>
      status !== 'failed' && keysNamed(description).some((named) => named.key === key && named.act === act),
  );
  return (kind === 'removed' ? by.at(-1) : by[0])?.version ?? null;
}

/** Releases whose release command ran to an end: what it did outside of Heroku, such as a migration, stays done. */
export function commandsRun(passed: readonly Passed[]): number[] {
  return passed
    .filter(({ hasReleaseCommand, status }) => hasReleaseCommand && (status === 'succeeded' || status === 'failed'))
    .map(({ version }) => version);
}

export type AddOnLine = { service: string; now: string[]; target: string[] };

/** Add-on services whose plans differ between two releases, and how many plans are equal; null where Heroku does not say. */
export function addOnsBetween(
  now: readonly string[] | null,
  target: readonly string[] | null,
): { differing: AddOnLine[]; equal: number } | null {
  if (now === null || target === null) return null;
  const services = [...new Set([...now, ...target].map(serviceOf))].sort();
  const lines = services.map((service) => {
    const of = (plans: readonly string[]) => plans.filter((plan) => serviceOf(plan) === service).sort();
    return { service, now: of(now), target: of(target) };
  });
  const isEqual = (line: AddOnLine) => line.now.join() === line.target.join();
  return {
    differing: lines.filter((line) => !isEqual(line)),
    equal: lines.filter(isEqual).reduce((sum, line) => sum + line.now.length, 0),
  };
}

function serviceOf(plan: string): string {
  return plan.split(':')[0] ?? plan;
}

/** Process types that only the code of now has: their dynos stop when the target's code runs. Null where not known. */
export function typesLost(now: readonly string[] | null, target: readonly string[] | null): string[] | null {
  return now && target && now.filter((type) => !target.includes(type));
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The sentence that people remember: `3 deploys, 3 keys, 2 values`. Config that could not be read is unknown, not 0. */
export function lossFigure(deploys: number, config: Pick<ConfigLoss, 'losses'> | null, isCodeEqual: boolean): string {
  const of = (kind: KeyLoss['kind']) => config?.losses.filter((loss) => loss.kind === kind).length ?? 0;
  const code = deploys > 0 ? [counted(deploys, 'deploy')] : isCodeEqual ? [] : ['other code'];
  const parts = [
    ...code,
    ...(of('removed') > 0 ? [counted(of('removed'), 'key')] : []),
    ...(of('changed') > 0 ? [counted(of('changed'), 'value')] : []),
    ...(config === null ? ['config unknown'] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return of('returned') > 0
    ? `Nothing; ${counted(of('returned'), 'key')} ${of('returned') === 1 ? 'returns' : 'return'}`
    : 'Nothing';
}
