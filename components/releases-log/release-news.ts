import type { FleetRow } from '@/lib/fleet/rows';

/** A text that changes when the fleet shows a release that it did not show before, or one that has ended since. */
export function releaseNews(rows: readonly FleetRow[]): string {
  let versions = 0;
  let newest = 0;
  const unsettled: string[] = [];
  for (const { id, release } of rows) {
    if (!release) continue;
    versions += release.version;
    newest = Math.max(newest, release.at ?? 0);
    if (release.status !== 'succeeded') unsettled.push(`${id} ${release.status}`);
  }
  return `${versions} ${newest} ${unsettled.sort().join()}`;
}
