import type { Ask } from './ask';
import type { AppRow } from './lists';
import { type Point, undecided } from './point';

const newest = 2;
const others = 2;
const sameMs = 1_500;
const apartMs = 10_000;

/** The apps that changed last, and some from the rest. */
function sampleOf(apps: AppRow[]): AppRow[] {
  const byAge = [...apps].sort((a, b) => b.updatedAtMs - a.updatedAtMs);
  const rest = byAge.slice(newest);
  const spread = Array.from({ length: others }, (_, n) => rest[Math.floor(((n + 0.5) * rest.length) / others)]);
  return [...byAge.slice(0, newest), ...spread.filter((app) => app !== undefined)];
}

function newestTime(body: unknown, field: string): number {
  if (!Array.isArray(body)) return Number.NaN;
  return Math.max(...body.map((row: Record<string, unknown> | null) => Date.parse(String(row?.[field]))));
}

/** `true` or `false` where an app proves it, null where it proves nothing. */
async function proofOf(ask: Ask, app: AppRow): Promise<boolean | null> {
  const formation = await ask.get(`/apps/${app.id}/formation`);
  const scaledAtMs = newestTime(formation.body, 'updated_at');
  if (!Number.isFinite(scaledAtMs)) return null;
  if (scaledAtMs - app.updatedAtMs > sameMs) return false;
  if (app.updatedAtMs - scaledAtMs > sameMs) return null;
  const releases = await ask.get(`/apps/${app.id}/releases`, { range: 'version ..; order=desc,max=1' });
  const releasedAtMs = newestTime(releases.body, 'updated_at');
  // A release moves both times, so only a formation that changed long after the last one tells of scaling.
  return Number.isFinite(releasedAtMs) && scaledAtMs - releasedAtMs > apartMs ? true : null;
}

/** Whether an app's `updated_at` moves with scaling, by looking at a few apps and changing none. */
export async function scalingPoint(ask: Ask, apps: AppRow[]): Promise<Point> {
  const [point, expected] = ['Scaling moves app.updated_at', 'not known'] as const;
  const sample = sampleOf(apps);
  let proof: boolean | null = null;
  for (const app of sample) {
    proof = (await proofOf(ask, app)) ?? proof;
    if (proof === false) break;
  }
  if (proof === null) return undecided(point, expected, `none of ${sample.length} apps tells`);
  const meaning = proof
    ? 'The poll of the list of apps shows scaling done elsewhere.'
    : 'Scaling done elsewhere is found by reading formations only.';
  return { point, expected, seen: proof ? 'yes' : 'no', meaning, facts: { scalingTouchesApp: proof } };
}
