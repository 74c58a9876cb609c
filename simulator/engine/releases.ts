import type { Account, App, ConfigVars, Release, Slug } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { currentRelease } from './current-release';
import { endDyno, matchFormation, restartDynos, startDyno } from './dynos';
import type { World } from './world';

const releasePhaseMs = 8_000;

export interface NewRelease {
  account: Account;
  description: string;
  /** The running slug unless given. */
  slug?: Slug | null;
  /** The app's config unless given; becomes the app's config. */
  config?: ConfigVars;
  /** False where the platform runs no release phase, such as an add-on's own config rotation. */
  hasReleasePhase?: boolean;
}

/**
 * Appends a release. With a `release` process type it stays `pending` for some seconds of world time, and dynos keep
 * running the old one until it succeeds; otherwise it is current at once and every dyno restarts.
 */
export function createRelease(world: World, app: App, input: NewRelease): Release {
  const releases = app.releases.get();
  const before = currentRelease(app);
  const slug = input.slug === undefined ? (before?.slug ?? null) : input.slug;
  const now = world.now();
  if (input.config) app.config = input.config;
  for (const older of releases) if (older.status === 'pending') settle(world, app, older, 'expired');
  const runsPhase = (input.hasReleasePhase ?? true) && slug?.processTypes.release !== undefined;
  const release: Release = {
    id: world.newId(),
    version: (releases.at(-1)?.version ?? 0) + 1,
    description: input.description,
    status: 'pending',
    slug,
    accountId: input.account.id,
    email: input.account.email,
    planNames: planNamesOf(world, app),
    config: app.config,
    hasReleasePhase: runsPhase,
    createdAtMs: now,
    updatedAtMs: now,
  };
  releases.push(release);
  app.updatedAtMs = now;
  const actor = { id: release.accountId, email: release.email };
  world.happenings.tell({ kind: 'release', action: 'create', app, release, actor });
  if (runsPhase) runReleasePhase(world, app, release);
  else succeed(world, app, release);
  return release;
}

/** Rolls back to a release named by id or version: its slug and config again, in a new release. 422 when impossible. */
export function rollBack(world: World, app: App, target: string, account: Account): Release {
  const release = findRelease(app, target);
  if (!release) throw new Refusal(404, 'not_found', "Couldn't find that release.", { resource: 'release' });
  if (!isEligibleForRollback(release)) {
    throw new Refusal(422, 'invalid_params', `Cannot rollback to v${release.version}.`);
  }
  return createRelease(world, app, {
    account,
    description: `Rollback to v${release.version}`,
    slug: release.slug,
    config: withAttachedVars(world, app, release.config),
  });
}

/** A release by id or plain version number. */
export function findRelease(app: App, idOrVersion: string): Release | undefined {
  const version = /^\d+$/.test(idOrVersion) ? Number(idOrVersion) : null;
  return app.releases
    .get()
    .find((release) => (version === null ? release.id === idOrVersion : release.version === version));
}

/** Whether the release can be gone back to: it succeeded and its slug is still stored. */
export function isEligibleForRollback(release: Release): boolean {
  return release.status === 'succeeded' && release.slug !== null && release.slug.deletedAtMs === null;
}

/** Names of the plans provisioned on the app now, as a release keeps them. */
function planNamesOf(world: World, app: App): string[] {
  return world.addOns
    .in('app', app.id)
    .flatMap((addOn) => world.plans.get(addOn.planId)?.name ?? [])
    .sort();
}

function withAttachedVars(world: World, app: App, config: ConfigVars): ConfigVars {
  const attached = world.attachments.in('app', app.id).flatMap((attachment) => attachment.configVarNames);
  const kept = attached.flatMap((name): [string, string][] => {
    const value = app.config[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...config, ...Object.fromEntries(kept) };
}

function runReleasePhase(world: World, app: App, release: Release): void {
  const name = `release.${1000 + Math.floor(world.random() * 9000)}`;
  const command = release.slug?.processTypes.release ?? '';
  const dyno = startDyno(world, app, 'release', name, { command, release });
  world.after(releasePhaseMs, () => {
    endDyno(world, app, dyno, app.hasFailingReleasePhase ? 1 : 0);
    if (release.status !== 'pending') return;
    if (app.hasFailingReleasePhase) settle(world, app, release, 'failed');
    else succeed(world, app, release);
  });
}

function succeed(world: World, app: App, release: Release): void {
  settle(world, app, release, 'succeeded');
  app.releasedAtMs = world.now();
  app.updatedAtMs = world.now();
  if (release.slug) deploySlug(world, app, release.slug);
  for (const type of app.formation.keys()) restartDynos(world, app, { type });
  for (const type of app.formation.keys()) matchFormation(world, app, type);
}

function settle(world: World, app: App, release: Release, status: Release['status']): void {
  release.status = status;
  release.updatedAtMs = world.now();
  const actor = { id: release.accountId, email: release.email };
  world.happenings.tell({ kind: 'release', action: 'update', app, release, actor });
}

function deploySlug(world: World, app: App, slug: Slug): void {
  const now = world.now();
  app.slugSizeBytes = slug.sizeBytes;
  app.stack = slug.stack;
  app.buildpackDescription = slug.buildpackDescription;
  const isFirst = app.formation.size === 0;
  const size = app.formation.values().next().value?.size ?? 'Basic';
  for (const [type, command] of Object.entries(slug.processTypes)) {
    const formation = app.formation.get(type);
    if (formation) {
      formation.command = command;
      continue;
    }
    app.formation.set(type, {
      id: world.newId(),
      type,
      command,
      size,
      quantity: isFirst && type === 'web' ? 1 : 0,
      createdAtMs: now,
      updatedAtMs: now,
    });
  }
  for (const type of [...app.formation.keys()]) {
    if (slug.processTypes[type] !== undefined) continue;
    app.formation.delete(type);
    for (const dyno of [...app.dynos.values()]) if (dyno.type === type) endDyno(world, app, dyno);
  }
}
