import { findRegion } from '@/simulator/catalogue/regions';
import { findStack } from '@/simulator/catalogue/stacks';
import type { Account, App, Release, Team } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { lazy } from './lazy';
import type { World } from './world';

const adjectives = ['quiet', 'amber', 'frosty', 'limitless', 'mighty', 'pure', 'rocky', 'still', 'warm', 'young'];
const nouns = ['harbor', 'meadow', 'ridge', 'brook', 'forest', 'island', 'plains', 'reef', 'savannah', 'tundra'];
const namePattern = /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/;

export interface NewApp {
  account: Account;
  name?: string | undefined;
  /** Owner; the account itself unless given. */
  team?: Team | null;
  region?: string | undefined;
  stack?: string | undefined;
}

/** Creates an app with its two first releases, no formation and the default domain. 422 for a bad or taken name. */
export function createApp(world: World, input: NewApp): App {
  const name = input.name ?? freeName(world);
  checkName(world, name);
  const region = findRegion(input.region ?? 'us');
  if (!region) throw new Refusal(422, 'invalid_params', `${input.region} is not available.`);
  const stack = findStack(input.stack ?? 'heroku-24');
  if (!stack) throw new Refusal(422, 'invalid_params', `Couldn't find that stack (${input.stack}).`);
  const id = world.newId();
  const now = world.now();
  const times = { createdAtMs: now, updatedAtMs: now };
  const webHost = hostOf(name, id);
  const domainId = world.newId();
  const releases = ['Initial release', 'Enable Logplex'].map(
    (description, index): Release => ({
      id: world.newId(),
      version: index + 1,
      description,
      status: 'succeeded',
      slug: null,
      accountId: input.account.id,
      email: input.account.email,
      planNames: [],
      config: {},
      hasReleasePhase: false,
      ...times,
    }),
  );
  const app = world.apps.add({
    id,
    name,
    ...times,
    ownerId: input.team?.managerId ?? input.account.id,
    teamId: input.team?.id ?? null,
    region: region.name,
    stack: stack.name,
    buildStack: stack.name,
    maintenance: false,
    locked: false,
    acm: false,
    releasedAtMs: now,
    archivedAtMs: null,
    repoSizeBytes: null,
    slugSizeBytes: null,
    buildpackDescription: null,
    buildpacks: [],
    webHost,
    bootMs: 4000,
    formation: new Map(),
    dynos: new Map(),
    troubles: new Map(),
    releases: lazy(() => releases),
    builds: lazy(() => []),
    config: {},
    collaborators: new Map(),
    domains: new Map([
      [
        domainId,
        {
          id: domainId,
          hostname: webHost,
          kind: 'heroku',
          cname: null,
          status: 'none',
          acmStatus: null,
          acmStatusReason: null,
          sniEndpointId: null,
          ...times,
        },
      ],
    ]),
    sniEndpoints: new Map(),
    features: new Map(),
  });
  const actor = { id: input.account.id, email: input.account.email };
  for (const release of releases) world.happenings.tell({ kind: 'release', action: 'create', app, release, actor });
  return app;
}

/** Turns maintenance mode on or off. */
export function setMaintenance(world: World, app: App, maintenance: boolean): void {
  if (app.maintenance === maintenance) return;
  app.maintenance = maintenance;
  app.updatedAtMs = world.now();
  world.happenings.tell({ kind: 'app', action: 'update', app, previous: { maintenance: !maintenance } });
}

/** Renames: name, git and web address change; id, slug and config stay. 422 for a bad or taken name. */
export function renameApp(world: World, app: App, name: string): void {
  if (name === app.name) return;
  checkName(world, name);
  const webHost = hostOf(name, app.id);
  const domain = [...app.domains.values()].find((row) => row.kind === 'heroku');
  if (domain) domain.hostname = webHost;
  const previous = { name: app.name };
  world.apps.change(app, { name, webHost, updatedAtMs: world.now() });
  world.happenings.tell({ kind: 'app', action: 'update', app, previous });
}

/** Deletes an app with what hangs on it: coupling, add-ons and every attachment of those. */
export function deleteApp(world: World, app: App): void {
  world.happenings.tell({ kind: 'app', action: 'destroy', app });
  for (const coupling of world.couplings.in('app', app.id)) world.couplings.delete(coupling.id);
  for (const addOn of world.addOns.in('app', app.id)) {
    for (const attachment of world.attachments.in('addOn', addOn.id)) world.attachments.delete(attachment.id);
    world.addOns.delete(addOn.id);
  }
  for (const attachment of world.attachments.in('app', app.id)) world.attachments.delete(attachment.id);
  for (const drain of world.logDrains.in('app', app.id)) world.logDrains.delete(drain.id);
  for (const webhook of world.webhooks.in('app', app.id)) world.webhooks.delete(webhook.id);
  world.watchForWebhooks();
  world.apps.delete(app.id);
}

function checkName(world: World, name: string): void {
  if (!namePattern.test(name)) {
    const rule = 'Name must start with a letter, end with a letter or digit and can only contain lowercase letters';
    throw new Refusal(422, 'invalid_params', `${rule}, digits, and dashes, 3 to 30 characters.`);
  }
  if (world.apps.named(name)) throw new Refusal(422, 'invalid_params', `Name ${name} is already taken`);
}

function freeName(world: World): string {
  const pick = (words: readonly string[]) => words[Math.floor(world.random() * words.length)] ?? 'plain';
  let name: string;
  do name = `${pick(adjectives)}-${pick(nouns)}-${10_000 + Math.floor(world.random() * 90_000)}`;
  while (world.apps.named(name));
  return name;
}

function hostOf(name: string, id: string): string {
  return `${name}-${id.replaceAll('-', '').slice(-12)}.herokuapp.com`;
}
