import { z } from 'zod';
import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { createApp, deleteApp, renameApp, setMaintenance } from '@/simulator/engine/apps';
import { crashDyno, matchFormation } from '@/simulator/engine/dynos';
import { ensureTeam } from '@/simulator/engine/people';
import { createRelease } from '@/simulator/engine/releases';
import type { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { type Action, accountNamed, appNamed, type Call, input } from './action';

const stage = z.enum(['test', 'review', 'development', 'staging', 'production']);
const processes = z.record(
  z.string(),
  z.strictObject({ quantity: z.int().nonnegative(), size: z.string().default('Standard-1X') }),
);

const appInput = z.strictObject({
  name: z.string(),
  /** Who creates it, and owns it unless a team does. */
  owner: z.string(),
  team: z.string().optional(),
  region: z.string().optional(),
  stack: z.string().optional(),
  pipeline: z.string().optional(),
  stage: stage.optional(),
  formation: processes.optional(),
  config: z.record(z.string(), z.string()).optional(),
  collaborators: z.array(z.string()).default([]),
});

const appPatch = z.strictObject({
  name: z.string().optional(),
  maintenance: z.boolean().optional(),
  bootMs: z.number().nonnegative().optional(),
  failReleasePhase: z.boolean().optional(),
  failBuild: z.boolean().optional(),
  buildMs: z.number().nonnegative().optional(),
  config: z.record(z.string(), z.string()).optional(),
  stage: stage.optional(),
  /** The code that changes of this app must carry; null asks for none. */
  secondFactor: z.string().nullable().optional(),
  /** Crashes a dyno now; it stays down for the cool-off. */
  crash: z.strictObject({ dyno: z.string(), coolOffMs: z.number().min(1000).default(3_600_000) }).optional(),
  /** Lets dynos of this name crash again after they came up; null heals. */
  trouble: z
    .strictObject({
      dyno: z.string(),
      afterUpMs: z.number().nonnegative().nullable(),
      coolOffMs: z.number().min(1000).default(3_600_000),
    })
    .optional(),
});

export const appActions: readonly Action[] = [
  {
    method: 'POST',
    path: '/_sim/worlds/:world/apps',
    summary:
      'Adds an app {name, owner, team?, region?, stack?, pipeline?, stage?, formation?, config?, collaborators?}; its dynos are up',
    run: (call) => describeApp(addApp(call)),
  },
  {
    method: 'PATCH',
    path: '/_sim/worlds/:world/apps/:app',
    summary:
      'Changes an app {name?, maintenance?, bootMs?, failReleasePhase?, failBuild?, buildMs?, config?, stage?, secondFactor?, crash?, trouble?}',
    run: (call) => describeApp(changeApp(call)),
  },
  {
    method: 'DELETE',
    path: '/_sim/worlds/:world/apps/:app',
    summary: 'Deletes an app',
    run: ({ world, param }) => deleteApp(world, appNamed(world, param('app'))),
  },
];

function addApp(call: Call): App {
  const { world } = call;
  const wanted = input(call, appInput);
  const account = accountNamed(world, wanted.owner);
  const team = wanted.team === undefined ? null : ensureTeam(world, wanted.team);
  const app = createApp(world, { ...wanted, account, team });
  for (const email of wanted.collaborators) {
    const collaborator = accountNamed(world, email);
    app.collaborators.set(collaborator.id, {
      id: world.newId(),
      accountId: collaborator.id,
      role: 'collaborator',
      permissions: ['view', 'deploy', 'operate'],
      createdAtMs: world.now(),
      updatedAtMs: world.now(),
    });
  }
  if (wanted.config || wanted.formation) deploy(world, app, wanted);
  if (wanted.pipeline !== undefined) couple(world, app, wanted.pipeline, wanted.stage ?? 'production');
  return app;
}

function deploy(world: World, app: App, wanted: z.infer<typeof appInput>): void {
  const processTypes = Object.fromEntries(Object.keys(wanted.formation ?? {}).map((type) => [type, `bin/${type}`]));
  createRelease(world, app, {
    account: accountNamed(world, wanted.owner),
    description: 'Deploy 1a2b3c4d',
    hasReleasePhase: false,
    config: wanted.config ?? {},
    slug: {
      id: world.newId(),
      commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
      commitDescription: null,
      checksum: null,
      buildpackDescription: 'Node.js',
      processTypes,
      sizeBytes: 40_000_000,
      stack: app.stack,
      deletedAtMs: null,
      createdAtMs: world.now(),
      updatedAtMs: world.now(),
    },
  });
  for (const [type, { quantity, size }] of Object.entries(wanted.formation ?? {})) {
    const known = findDynoSize(size);
    const formation = app.formation.get(type);
    if (!known || !formation) throw new Refusal(422, 'invalid_params', `There is no size ${size}.`);
    Object.assign(formation, { quantity, size: known.name });
    matchFormation(world, app, type);
  }
  for (const dyno of app.dynos.values()) {
    Object.assign(dyno, { state: 'up', size: app.formation.get(dyno.type)?.size ?? dyno.size });
  }
}

function couple(world: World, app: App, name: string, stageName: z.infer<typeof stage>): void {
  const times = { createdAtMs: world.now(), updatedAtMs: world.now() };
  const pipeline =
    world.pipelines.in('name', name)[0] ?? world.pipelines.add({ id: world.newId(), name, owner: null, ...times });
  world.couplings.add({ id: world.newId(), appId: app.id, pipelineId: pipeline.id, stage: stageName, ...times });
}

function changeApp(call: Call): App {
  const { world } = call;
  const app = appNamed(world, call.param('app'));
  const change = input(call, appPatch);
  if (change.name !== undefined) renameApp(world, app, change.name);
  if (change.maintenance !== undefined) setMaintenance(world, app, change.maintenance);
  app.bootMs = change.bootMs ?? app.bootMs;
  app.hasFailingReleasePhase = change.failReleasePhase ?? app.hasFailingReleasePhase ?? false;
  app.hasFailingBuild = change.failBuild ?? app.hasFailingBuild ?? false;
  if (change.secondFactor !== undefined) app.secondFactor = change.secondFactor;
  if (change.buildMs !== undefined) app.buildMs = change.buildMs;
  app.config = change.config ?? app.config;
  app.updatedAtMs = world.now();
  if (change.stage) {
    const coupling = world.couplings.in('app', app.id)[0];
    if (coupling) world.couplings.change(coupling, { stage: change.stage, updatedAtMs: world.now() });
  }
  if (change.crash) {
    const dyno = app.dynos.get(change.crash.dyno);
    if (!dyno) throw new Refusal(404, 'not_found', `There is no dyno ${change.crash.dyno}.`);
    crashDyno(world, app, dyno, change.crash.coolOffMs);
  }
  if (change.trouble) {
    const { dyno, afterUpMs, coolOffMs } = change.trouble;
    if (afterUpMs === null) app.troubles.delete(dyno);
    else app.troubles.set(dyno, { afterUpMs, coolOffMs });
  }
  return app;
}

function describeApp(app: App) {
  const dynos = Array.from(app.dynos.values(), ({ name, size, state }) => ({ name, size, state }));
  return { id: app.id, name: app.name, dynos };
}
