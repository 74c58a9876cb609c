import 'server-only';
import type { AddOn, App, Dyno, Formation, Release } from '@/lib/heroku/schema';
import type { Size } from '@/lib/rules/scaling';
import { addOnsPart, appPart, dynoCount, dynosPart, formationPart, releasePart } from './entry';
import { type Fleet, getFleet } from './fleet';

// What an operation or an app's page just learned from Heroku flows into the fleet through these, so that no row shows
// less than the console knows. `at` is the time (ms) at which Heroku was asked: an answer to an older question loses.

/** Takes a reading of an app itself. */
export async function applyApp(app: App, at: number): Promise<void> {
  await change((fleet) => fleet.putApp(app.id, { value: appPart(app), readAt: at }));
}

/** Takes a whole formation. An app without any dyno in it is known to have no dynos. */
export async function applyFormation(appId: string, formation: Formation[], at: number): Promise<void> {
  await change((fleet) => putFormation(fleet, appId, formation, at));
}

/** Takes all dynos of an app. */
export async function applyDynos(appId: string, dynos: Dyno[], at: number): Promise<void> {
  await change((fleet) => fleet.put(appId, 'dynos', { value: dynosPart(dynos), readAt: at }));
}

/** Takes the newest releases of an app, newest first: the log of all releases learns them too. */
export async function applyReleases(appId: string, releases: readonly Release[], at: number): Promise<void> {
  await change((fleet) => {
    const [newest] = releases;
    fleet.put(appId, 'release', { value: newest ? releasePart(newest) : null, readAt: at });
    if (fleet.get(appId)) fleet.noteReleases(appId, releases.map(releasePart));
  });
}

/** Takes all add-ons that belong to an app. */
export async function applyAddOns(appId: string, addOns: AddOn[], at: number): Promise<void> {
  await change((fleet) => fleet.put(appId, 'addOns', { value: addOnsPart(addOns), readAt: at }));
}

/** Takes the host names of an app. */
export async function applyHostnames(appId: string, hostnames: readonly string[], at: number): Promise<void> {
  await change((fleet) => fleet.noteHostnames(appId, hostnames, at));
}

/** Takes the catalogue of dyno sizes: what formations cost follows from it. */
export async function applySizes(sizes: readonly Size[]): Promise<void> {
  (await getFleet()).sizes = sizes;
}

/** Puts a formation into the fleet without saving it yet. */
export function putFormation(fleet: Fleet, appId: string, formation: Formation[], at: number): void {
  const value = formationPart(formation, fleet.sizes);
  fleet.put(appId, 'formation', { value, readAt: at });
  if (dynoCount(value) === 0) fleet.put(appId, 'dynos', { value: [], readAt: at });
}

async function change(make: (fleet: Fleet) => void): Promise<void> {
  const fleet = await getFleet();
  make(fleet);
  fleet.saveSoon();
}
