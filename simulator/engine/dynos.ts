import type { App, Dyno } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { currentRelease } from './current-release';
import { pastOf } from './happenings';
import { outputOf } from './one-off-output';
import type { World } from './world';

const ecoIdleMs = 30 * 60_000;
const firstCoolOffMs = 60_000;
const longestCoolOffMs = 24 * 3_600_000;
const detachedRunMs = 20_000;
const outputLineMs = 500;

export interface DynoFilter {
  /** Name or id of one dyno. */
  dyno?: string;
  type?: string;
}

export interface NewDyno {
  /** Crashes in a row before this start. */
  crashCount?: number;
  /** The dyno of the same name that this one replaces. */
  replaces?: Dyno;
  command?: string;
  size?: string;
  attachUrl?: string | null;
  /** The running release unless given. */
  release?: { id: string; version: number };
}

/** Adds a `starting` dyno that comes up after the app's boot time of world time. */
export function startDyno(world: World, app: App, type: string, name: string, input: NewDyno = {}): Dyno {
  const formation = app.formation.get(type);
  const release = input.release ?? currentRelease(app);
  const now = world.now();
  const dyno: Dyno = {
    id: world.newId(),
    name,
    type,
    size: input.size ?? formation?.size ?? 'Standard-1X',
    command: input.command ?? formation?.command ?? '',
    state: 'starting',
    attachUrl: input.attachUrl ?? null,
    releaseId: release?.id ?? world.uuid(`release:${app.id}:0`),
    releaseVersion: release?.version ?? 0,
    crashCount: input.crashCount ?? 0,
    createdAtMs: now,
    updatedAtMs: now,
  };
  app.dynos.set(name, dyno);
  const before = input.replaces ? pastOf(input.replaces) : null;
  world.happenings.tell({ kind: 'dyno', app, dyno, before, isGone: false, exitStatus: null });
  comeUpLater(world, app, dyno);
  return dyno;
}

/** Schedules the end of `starting` for a dyno that is in that state, and what follows for a troubled or Eco dyno. */
export function comeUpLater(world: World, app: App, dyno: Dyno): void {
  world.after(app.bootMs, () => {
    if (!isAlive(world, app, dyno) || dyno.state !== 'starting') return;
    setState(world, app, dyno, 'up');
    const trouble = app.troubles.get(dyno.name);
    if (trouble) world.after(trouble.afterUpMs, () => crashDyno(world, app, dyno, trouble.coolOffMs));
    if (dyno.size === 'Eco') {
      world.after(ecoIdleMs, () => {
        if (isAlive(world, app, dyno) && dyno.state === 'up') setState(world, app, dyno, 'idle');
      });
    }
  });
}

/** Restarts by replacement, as Heroku does: same name, other id. One-off dynos just end. 404 for an unknown dyno. */
export function restartDynos(world: World, app: App, filter: DynoFilter = {}): void {
  for (const dyno of matching(app, filter)) {
    if (app.formation.has(dyno.type)) startDyno(world, app, dyno.type, dyno.name, { replaces: dyno });
    else endDyno(world, app, dyno);
  }
}

/** Takes a dyno away; 143 is what a process ends with that was asked to. */
export function endDyno(world: World, app: App, dyno: Dyno, exitStatus = 143): void {
  if (!isAlive(world, app, dyno)) return;
  app.dynos.delete(dyno.name);
  world.happenings.tell({ kind: 'dyno', app, dyno, before: pastOf(dyno), isGone: true, exitStatus });
}

/** Stops; dynos of the formation come back at once on Cedar, one-offs do not. 404 for an unknown dyno. */
export function stopDynos(world: World, app: App, filter: DynoFilter): void {
  restartDynos(world, app, filter);
}

/** Starts or kills dynos of one type until they match its formation; the highest numbers die first. */
export function matchFormation(world: World, app: App, type: string): void {
  const quantity = app.formation.get(type)?.quantity ?? 0;
  for (const dyno of [...app.dynos.values()]) {
    if (dyno.type === type && numberOf(dyno.name) > quantity) endDyno(world, app, dyno);
  }
  for (let number = 1; number <= quantity; number++) {
    const name = `${type}.${number}`;
    if (!app.dynos.has(name)) startDyno(world, app, type, name);
  }
}

/** Lets a dyno crash. It is started again after the cool-off, which grows with each crash in a row unless given. */
export function crashDyno(world: World, app: App, dyno: Dyno, coolOffMs?: number): void {
  if (!isAlive(world, app, dyno)) return;
  dyno.crashCount += 1;
  setState(world, app, dyno, 'crashed', 1);
  recoverLater(world, app, dyno, coolOffMs ?? coolOffOf(dyno.crashCount));
}

/** Schedules the platform's own restart of a crashed dyno. */
export function recoverLater(world: World, app: App, dyno: Dyno, coolOffMs: number): void {
  world.after(coolOffMs, () => {
    if (!isAlive(world, app, dyno) || dyno.state !== 'crashed') return;
    startDyno(world, app, dyno.type, dyno.name, { crashCount: dyno.crashCount, replaces: dyno });
  });
}

export interface OneOff {
  command: string;
  attach: boolean;
  size?: string;
  type?: string;
  timeToLiveMs?: number;
}

/** Runs a command in a dyno of its own, which ends by itself. */
export function runOneOff(world: World, app: App, oneOff: OneOff): Dyno {
  const type = oneOff.type ?? 'run';
  let name: string;
  do name = `${type}.${1000 + Math.floor(world.random() * 9000)}`;
  while (app.dynos.has(name));
  const dyno = startDyno(world, app, type, name, {
    command: oneOff.command,
    size: oneOff.size ?? app.formation.values().next().value?.size ?? 'Standard-1X',
    attachUrl: oneOff.attach ? `rendezvous://rendezvous.runtime.heroku.com:5000/${world.newId()}` : null,
  });
  world.happenings.tell({ kind: 'run', app, dyno });
  for (const [at, text] of outputOf(oneOff.command).entries()) {
    world.after(app.bootMs + (at + 1) * outputLineMs, () => {
      if (isAlive(world, app, dyno)) world.happenings.tell({ kind: 'output', app, dyno, text });
    });
  }
  world.after(oneOff.timeToLiveMs ?? detachedRunMs, () => endDyno(world, app, dyno, 0));
  return dyno;
}

function matching(app: App, filter: DynoFilter): Dyno[] {
  const all = [...app.dynos.values()];
  if (filter.dyno !== undefined) {
    const found = all.filter((dyno) => dyno.name === filter.dyno || dyno.id === filter.dyno);
    if (found.length === 0) throw new Refusal(404, 'not_found', "Couldn't find that dyno.", { resource: 'dyno' });
    return found;
  }
  if (filter.type === undefined) return all;
  if (!app.formation.has(filter.type)) {
    throw new Refusal(404, 'not_found', `Couldn't find that process type (${filter.type}).`, { resource: 'formation' });
  }
  return all.filter((dyno) => dyno.type === filter.type);
}

function isAlive(world: World, app: App, dyno: Dyno): boolean {
  return app.dynos.get(dyno.name)?.id === dyno.id && world.apps.get(app.id) === app;
}

function setState(world: World, app: App, dyno: Dyno, state: Dyno['state'], exitStatus: number | null = null): void {
  const before = pastOf(dyno);
  dyno.state = state;
  dyno.updatedAtMs = world.now();
  world.happenings.tell({ kind: 'dyno', app, dyno, before, isGone: false, exitStatus });
}

function coolOffOf(crashCount: number): number {
  return crashCount <= 1 ? 0 : Math.min(firstCoolOffMs * 2 ** (crashCount - 2), longestCoolOffMs);
}

function numberOf(dynoName: string): number {
  return Number(dynoName.slice(dynoName.lastIndexOf('.') + 1));
}
