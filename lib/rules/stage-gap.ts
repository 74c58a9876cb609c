import type { ListedApp } from './listed-app';

/** What tells which code an app runs: its release's slug, and a description that ends in the commit's SHA. */
type Running = { release: Pick<NonNullable<ListedApp['release']>, 'slug' | 'description'> | null };

/**
 * What lies between a stage and the one before it. How many commits wait only a repository could tell; that two stages
 * run the same slug, or the same commit, Heroku tells with their releases.
 */
export type StageGap =
  | { kind: 'same' }
  /** The commits that both run, in short, where they are known. */
  | { kind: 'differs'; before: string | null; after: string | null };

/** Stages into which code is promoted, each with those that it comes from, the nearest first. */
const sourcesOf: Partial<Record<string, readonly string[]>> = {
  staging: ['development'],
  production: ['staging', 'development'],
};

const shaLength = 7;

/** The commit that a release's description names: `Deploy 8c3b1f30`, `Promote shop-staging v8 8c3b1f30`. */
export function commitOf(description: string | null | undefined): string | null {
  return /^(?:Deploy|Promote) (?:.* )?([0-9a-f]{7,40})$/.exec(description ?? '')?.[1]?.slice(0, shaLength) ?? null;
}

function gapBetween(before: Running, after: Running): StageGap | null {
  const [from, to] = [before.release, after.release];
  if (!from || !to) return null;
  const [source, target] = [commitOf(from.description), commitOf(to.description)];
  const isSameSlug = from.slug != null && from.slug === to.slug;
  if (isSameSlug || (source !== null && source === target)) return { kind: 'same' };
  if (from.slug == null || to.slug == null) return null;
  return { kind: 'differs', before: source, after: target };
}

/** Whether a stage may have a stage before it. */
export function hasSource(stage: string): boolean {
  return sourcesOf[stage] !== undefined;
}

/**
 * What lies between apps of a stage and the nearest stage before it that has any. Null where there is none, where one of
 * them has no code that is known, or where the apps before it do not agree on one.
 */
export function stageGap(
  stages: ReadonlyMap<string, readonly Running[]>,
  stage: string,
  apps: readonly Running[] = stages.get(stage) ?? [],
): StageGap | null {
  const source = sourcesOf[stage]?.find((name) => (stages.get(name)?.length ?? 0) > 0);
  const [before, ...others] = source === undefined ? [] : (stages.get(source) ?? []);
  if (!before || others.some((other) => gapBetween(before, other)?.kind !== 'same')) return null;
  const gaps = apps.map((app) => gapBetween(before, app));
  const differing = gaps.filter((gap) => gap?.kind === 'differs');
  if (differing.length === 0) return gaps.length > 0 && !gaps.includes(null) ? { kind: 'same' } : null;
  const [first] = differing;
  const isOne = differing.length === gaps.length && differing.every(({ after }) => after === first?.after);
  return {
    kind: 'differs',
    before: commitOf(before.release?.description),
    after: isOne ? (first?.after ?? null) : null,
  };
}
