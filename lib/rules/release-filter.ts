import { releaseKind } from './release-kind';

type Release = { version: number; status: string | null; description: string | null; by: string | null };

/** What the history can be narrowed to; every one but `failed` is what made the release. */
export const releaseFilters = ['deploy', 'config', 'add-on', 'rollback', 'failed'] as const;
export type ReleaseFilter = (typeof releaseFilters)[number];

function isMeant(release: Release, filter: ReleaseFilter): boolean {
  return filter === 'failed' ? release.status === 'failed' : releaseKind(release.description) === filter;
}

/** Keeps the releases of one kind (null: of any) by one person (null: by anybody). */
export function filterReleases<R extends Release>(
  releases: readonly R[],
  { kind, by }: { kind: ReleaseFilter | null; by: string | null },
): R[] {
  return releases.filter((one) => (kind === null || isMeant(one, kind)) && (by === null || one.by === by));
}

/** How many releases each filter would leave. */
export function countReleases(releases: readonly Release[]): Record<ReleaseFilter, number> {
  const counts = { deploy: 0, config: 0, 'add-on': 0, rollback: 0, failed: 0 };
  for (const release of releases) {
    for (const filter of releaseFilters) if (isMeant(release, filter)) counts[filter] += 1;
  }
  return counts;
}

/** Who released, each once, by name. */
export function releasePeople(releases: readonly Release[]): string[] {
  return [...new Set(releases.flatMap(({ by }) => by ?? []))].sort();
}

/**
 * Deployments among these releases: how many succeeded and failed, and how long one took on average (ms; null where none
 * can be measured), from the making of its release to Heroku's last word on it.
 */
export function deployFigures(
  releases: readonly (Release & { createdAt: number | null; updatedAt: number | null })[],
): { succeeded: number; failed: number; averageMs: number | null; measured: number } {
  const deploys = releases.filter((one) => isMeant(one, 'deploy'));
  const spans = deploys.flatMap(({ status, createdAt, updatedAt }) =>
    status === 'succeeded' && createdAt !== null && updatedAt !== null ? [Math.max(0, updatedAt - createdAt)] : [],
  );
  const of = (status: string) => deploys.filter((one) => one.status === status).length;
  return {
    succeeded: of('succeeded'),
    failed: of('failed'),
    averageMs: spans.length > 0 ? spans.reduce((sum, span) => sum + span, 0) / spans.length : null,
    measured: spans.length,
  };
}
