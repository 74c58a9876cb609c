import { comeUpLater, recoverLater } from '@/simulator/engine/dynos';
import type { World } from '@/simulator/engine/world';
import type { App, AppPermission, Dyno, Formation } from '@/simulator/model';
import { addAddOns, addSharedAddOns } from './add-ons';
import { dayMs, hourMs, minuteMs, secondMs } from './ages';
import type { AppPlan } from './app-plan';
import { makeConfig } from './config';
import { addDomains } from './domains';
import { buildpacksOf, currentReleaseId, makeHistory, slugBytes } from './history';
import { appAgeMs } from './history-steps';
import { languages } from './languages';
import { emailOf } from './people';
import { Random } from './random';

const usualBootMs = 4 * secondMs;
const slowBootMs = 170 * secondMs;
const storyCoolOffMs = 90 * minuteMs;
const everything: readonly AppPermission[] = ['view', 'deploy', 'operate', 'manage'];
const working: readonly AppPermission[] = ['view', 'deploy', 'operate'];

function addFormation(world: World, app: App, plan: AppPlan): void {
  const commands = languages[plan.language].commands;
  const rows = plan.hasReleasePhase
    ? [...plan.processes, { type: 'release', quantity: 0, size: plan.processes[0]?.size ?? 'Basic' }]
    : plan.processes;
  for (const { type, quantity, size } of rows) {
    const row: Formation = {
      id: world.uuid(`formation:${app.name}:${type}`),
      type,
      command: commands[type] ?? `bin/${type}`,
      quantity,
      size,
      createdAtMs: app.createdAtMs + hourMs,
      updatedAtMs: app.releasedAtMs ?? app.createdAtMs,
    };
    app.formation.set(type, row);
  }
}

function addDyno(world: World, app: App, plan: AppPlan, formation: Formation, number: number): void {
  const name = `${formation.type}.${number}`;
  const hasCrashed = plan.crashed.includes(name);
  const nowMs = world.now();
  const isWaking = plan.state === 'starting';
  const startedAgoMs = Math.min(plan.releasedAgoMs, 23 * hourMs);
  const changedAtMs = nowMs - (hasCrashed || isWaking || plan.state === 'idle' ? plan.changedAgoMs : startedAgoMs);
  const dyno: Dyno = {
    id: world.uuid(`dyno:${app.name}:${name}`),
    name,
    type: formation.type,
    size: formation.size,
    command: formation.command,
    state: hasCrashed ? 'crashed' : isWaking ? 'starting' : plan.state === 'idle' ? 'idle' : 'up',
    attachUrl: null,
    releaseId: currentReleaseId(app.id),
    releaseVersion: plan.version,
    crashCount: hasCrashed ? 1 : 0,
    createdAtMs: nowMs - (isWaking ? plan.changedAgoMs : startedAgoMs),
    updatedAtMs: changedAtMs,
  };
  app.dynos.set(name, dyno);
  if (hasCrashed) {
    app.troubles.set(name, { afterUpMs: 6 * minuteMs, coolOffMs: storyCoolOffMs });
    recoverLater(world, app, dyno, storyCoolOffMs);
  }
  if (isWaking) comeUpLater(world, app, dyno);
}

function addCollaborators(world: World, app: App, plan: AppPlan, random: Random): void {
  const add = (
    email: string,
    role: 'owner' | 'admin' | 'member' | 'collaborator',
    permissions: readonly AppPermission[],
  ) => {
    const accountId = world.accounts.named(email)?.id;
    if (!accountId || app.collaborators.has(accountId)) return;
    const id = world.uuid(`collaborator:${app.name}:${email}`);
    const createdAtMs = app.createdAtMs + hourMs;
    app.collaborators.set(accountId, { id, accountId, role, permissions, createdAtMs, updatedAtMs: createdAtMs });
  };
  if (plan.owner) add(emailOf(plan.owner), 'owner', everything);
  const team = world.teams.named(plan.team ?? '');
  for (const { accountId, role } of team?.members.values() ?? []) {
    const email = world.accounts.get(accountId)?.email ?? '';
    if (role === 'admin') add(email, 'admin', everything);
    else if (role === 'member') add(email, 'member', working);
    else add(email, 'member', ['view']);
  }
  if (plan.pipeline === 'fraud-scoring') add(emailOf('lin'), 'collaborator', ['view', 'deploy']);
  if (!plan.config && random.chance(0.06))
    add(emailOf(random.pick(['kira', 'leo', 'hugo'])), 'collaborator', ['view', 'deploy']);
}

function addFeatures(app: App, plan: AppPlan, random: Random): void {
  const enabled = { enabled: true, updatedAtMs: app.createdAtMs + dayMs };
  if (random.chance(0.3)) app.features.set('log-runtime-metrics', enabled);
  const canPreboot = plan.processes.every(({ size }) => size !== 'Eco' && size !== 'Basic');
  if (plan.stage === 'production' && canPreboot && random.chance(0.3)) app.features.set('preboot', { ...enabled });
}

/** Makes an app with everything below it as its plan says, times counted back from the world's now. */
export function addApp(world: World, plan: AppPlan): App {
  const random = new Random(`${world.seed}:details:${plan.name}`);
  const nowMs = world.now();
  const id = world.uuid(`app:${plan.name}`);
  const team = world.teams.named(plan.team ?? '');
  const owner = world.accounts.named(emailOf(plan.owner ?? plan.by));
  const ownerId = team?.managerId ?? owner?.id;
  if (!ownerId) throw new Error(`nobody owns ${plan.name}`);
  const releasedAtMs = nowMs - plan.releasedAgoMs;
  const bytes = slugBytes(world.seed, plan);
  const app = world.apps.add({
    id,
    name: plan.name,
    ownerId,
    teamId: team?.id ?? null,
    region: plan.region,
    stack: plan.stack,
    buildStack: plan.stack === 'heroku-22' && random.chance(0.1) ? 'heroku-24' : plan.stack,
    maintenance: plan.state === 'maintenance',
    locked: false,
    acm: false,
    releasedAtMs,
    archivedAtMs: null,
    repoSizeBytes: Math.round(bytes * random.fraction()),
    slugSizeBytes: bytes,
    buildpackDescription: languages[plan.language].description,
    buildpacks: buildpacksOf(plan),
    webHost: `${plan.name}-${id.replaceAll('-', '').slice(-12)}.herokuapp.com`,
    bootMs: plan.state === 'starting' ? slowBootMs : usualBootMs,
    formation: new Map(),
    dynos: new Map(),
    troubles: new Map(),
    releases: { get: () => [] },
    builds: { get: () => [] },
    config: makeConfig(world.seed, plan),
    collaborators: new Map(),
    domains: new Map(),
    sniEndpoints: new Map(),
    features: new Map(),
    createdAtMs: nowMs - appAgeMs(world.seed, plan),
    updatedAtMs: plan.state === 'maintenance' ? nowMs - Math.min(plan.releasedAgoMs, 12 * minuteMs) : releasedAtMs,
  });
  const addOns = addAddOns(world, app, plan);
  addSharedAddOns(world, app, plan);
  addDomains(world, app, plan);
  addFormation(world, app, plan);
  addCollaborators(world, app, plan, random);
  addFeatures(app, plan, random);
  const processTypes = Object.fromEntries([...app.formation.values()].map(({ type, command }) => [type, command]));
  const { releases, builds } = makeHistory(world, {
    plan,
    appId: id,
    nowMs,
    config: app.config,
    addOns,
    processTypes,
    slugBytes: bytes,
  });
  app.releases = releases;
  app.builds = builds;
  for (const formation of app.formation.values()) {
    for (let number = 1; number <= formation.quantity; number++) addDyno(world, app, plan, formation, number);
  }
  return app;
}
