import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, App, Slug } from '@/simulator/model';
import { createApp, deleteApp, renameApp } from './apps';
import { setConfig } from './config';
import { currentRelease } from './current-release';
import { crashDyno, restartDynos, runOneOff, stopDynos } from './dynos';
import { scaleFormation } from './formation';
import { createAccount } from './people';
import { createRelease, findRelease, rollBack } from './releases';
import { World } from './world';

let world: World;
let account: Account;
let app: App;

function slug(processTypes: Record<string, string>): Slug {
  return {
    id: world.newId(),
    commit: '8f3c1ae',
    commitDescription: null,
    checksum: null,
    buildpackDescription: 'Node.js',
    processTypes,
    sizeBytes: 1000,
    stack: 'heroku-24',
    deletedAtMs: null,
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
  };
}

function advance(ms: number): void {
  world.clock.change({ advanceMs: ms });
  world.tick();
}

function states(): Record<string, string> {
  return Object.fromEntries(Array.from(app.dynos.values(), (dyno) => [dyno.name, dyno.state]));
}

function refusal(id: string, more: object = {}) {
  return expect.objectContaining({ id, ...more });
}

beforeEach(() => {
  world = new World({ id: 'default', seed: 1, startMs: Date.UTC(2026, 10, 20) });
  world.clock.change({ frozen: true });
  account = createAccount(world, 'mara@fernhill.example');
  app = createApp(world, { account, name: 'quiet-harbor' });
  createRelease(world, app, {
    account,
    description: 'Deploy 8f3c1ae',
    slug: slug({ web: 'node .', worker: 'node w' }),
  });
  advance(4000);
});

describe('formation', () => {
  it('is born by the first deploy with one web dyno and nothing else', () => {
    const rows = Array.from(app.formation.values(), ({ type, quantity, size }) => ({ type, quantity, size }));
    expect(rows).toEqual([
      { type: 'web', quantity: 1, size: 'Basic' },
      { type: 'worker', quantity: 0, size: 'Basic' },
    ]);
    expect(states()).toEqual({ 'web.1': 'up' });
  });

  it('starts only the difference, and kills the highest numbers first', () => {
    scaleFormation(world, app, [
      { type: 'web', quantity: 3, size: 'standard-1x' },
      { type: 'worker', size: 'standard-1x' },
    ]);
    advance(4000);
    const before = app.dynos.get('web.1')?.id;
    scaleFormation(world, app, [{ type: 'web', quantity: '+1' }]);
    expect(states()).toEqual({ 'web.1': 'up', 'web.2': 'up', 'web.3': 'up', 'web.4': 'starting' });
    advance(3999);
    expect(states()['web.4']).toBe('starting');
    advance(1);
    expect(states()['web.4']).toBe('up');
    scaleFormation(world, app, [{ type: 'web', quantity: '-2' }]);
    expect(Object.keys(states())).toEqual(['web.1', 'web.2']);
    expect(app.dynos.get('web.1')?.id).toBe(before);
  });

  it('restarts a type whose size changes, makes no release', () => {
    const version = currentRelease(app)?.version;
    const before = app.dynos.get('web.1')?.id;
    scaleFormation(world, app, [
      { type: 'web', size: 'Standard-2X' },
      { type: 'worker', size: 'Standard-1X' },
    ]);
    expect(app.dynos.get('web.1')).toMatchObject({ size: 'Standard-2X', state: 'starting' });
    expect(app.dynos.get('web.1')?.id).not.toBe(before);
    expect(currentRelease(app)?.version).toBe(version);
  });

  it.each([
    [
      'an unknown type',
      [{ type: 'clock', quantity: 1 }],
      { status: 404, message: "Couldn't find that process type (clock)." },
    ],
    ['an unknown size', [{ type: 'web', size: 'Huge' }], { status: 422 }],
    ['a negative quantity', [{ type: 'web', quantity: -1 }], { message: 'Quantity must be between 0 and 100.' }],
    ['more than a hundred', [{ type: 'web', quantity: 101 }], { message: 'Quantity must be between 0 and 100.' }],
    ['words', [{ type: 'web', quantity: 'many' }], { id: 'invalid_params' }],
    ['two Basic dynos', [{ type: 'web', quantity: 2 }], { id: 'cannot_update_above_limit', body: { limit: 1 } }],
    [
      'mixed tiers',
      [{ type: 'web', size: 'Standard-1X' }],
      { message: 'Cannot use the following dyno types in the same app: Basic and Standard-1X' },
    ],
    ['private dynos', [{ type: 'web', size: 'Private-M' }], { id: 'invalid_params' }],
    [
      'eleven Performance dynos',
      [
        { type: 'worker', size: 'Performance-M' },
        { type: 'web', size: 'Performance-M', quantity: 11 },
      ],
      { id: 'cannot_update_above_limit', body: { limit: 10 } },
    ],
    [
      'more than a hundred in all',
      [
        { type: 'worker', size: 'Standard-1X', quantity: 60 },
        { type: 'web', size: 'Standard-1X', quantity: 41 },
      ],
      { id: 'cannot_update_above_limit', body: { limit: 100 } },
    ],
  ])('refuses %s and changes nothing', (_name, updates, expected) => {
    const before = JSON.stringify([...app.formation.values()]);
    const { body, ...rest } = expected as { body?: object };
    const shape = body ? { ...rest, body: expect.objectContaining(body) } : rest;
    expect(() => scaleFormation(world, app, updates)).toThrowError(expect.objectContaining(shape));
    expect(JSON.stringify([...app.formation.values()])).toBe(before);
  });
});

describe('dynos', () => {
  it('get a new id and the same name by a restart or a stop', () => {
    const before = app.dynos.get('web.1')?.id;
    restartDynos(world, app, { dyno: 'web.1' });
    const between = app.dynos.get('web.1')?.id;
    stopDynos(world, app, { type: 'web' });
    expect(new Set([before, between, app.dynos.get('web.1')?.id]).size).toBe(3);
    expect(states()).toEqual({ 'web.1': 'starting' });
    expect(() => restartDynos(world, app, { dyno: 'web.9' })).toThrowError(refusal('not_found'));
    expect(() => restartDynos(world, app, { type: 'clock' })).toThrowError(refusal('not_found'));
  });

  it('come back at once after a first crash, and with a growing cool-off after more', () => {
    const waits: number[] = [];
    for (let crash = 0; crash < 4; crash++) {
      const dyno = app.dynos.get('web.1');
      if (dyno) crashDyno(world, app, dyno);
      let waited = 0;
      world.tick();
      while (states()['web.1'] === 'crashed') {
        advance(60_000);
        waited += 60_000;
      }
      waits.push(waited);
      advance(4000);
    }
    expect(waits).toEqual([0, 60_000, 120_000, 240_000]);
  });

  it('of a troubled name crash again some time after they came up, until healed', () => {
    app.troubles.set('web.1', { afterUpMs: 10_000, coolOffMs: 600_000 });
    restartDynos(world, app);
    advance(4000);
    expect(states()).toEqual({ 'web.1': 'up' });
    advance(10_000);
    expect(states()).toEqual({ 'web.1': 'crashed' });
    app.troubles.delete('web.1');
    restartDynos(world, app);
    advance(60_000);
    expect(states()).toEqual({ 'web.1': 'up' });
  });

  it('on Eco fall asleep after half an hour', () => {
    scaleFormation(world, app, [
      { type: 'web', size: 'Eco' },
      { type: 'worker', size: 'Eco' },
    ]);
    advance(4000 + 30 * 60_000);
    expect(states()).toEqual({ 'web.1': 'idle' });
  });

  it('run one-off commands beside the formation, which end by themselves', () => {
    const dyno = runOneOff(world, app, { command: 'echo hi', attach: false });
    expect(dyno.name).toMatch(/^run\.\d{4}$/);
    advance(5000);
    expect(states()).toEqual({ 'web.1': 'up', [dyno.name]: 'up' });
    advance(60_000);
    expect(states()).toEqual({ 'web.1': 'up' });
  });

  it('carry the times at which things happened, however late somebody looks', () => {
    restartDynos(world, app);
    const startedMs = world.now();
    advance(3_600_000);
    expect(app.dynos.get('web.1')?.updatedAtMs).toBe(startedMs + 4000);
  });
});

describe('config', () => {
  it('makes one release per change with the verbs Heroku uses, and restarts', () => {
    const before = app.dynos.get('web.1')?.id;
    setConfig(world, app, { A: '1', B: '2' }, account);
    setConfig(world, app, { A: null }, account);
    setConfig(world, app, { B: null, C: '3' }, account);
    setConfig(world, app, { C: '3', D: null }, account);
    const descriptions = app.releases.get().map((release) => release.description);
    expect(descriptions.slice(3)).toEqual([
      'Set A, B config vars',
      'Remove A config vars',
      'Set C, remove B config vars',
    ]);
    expect(app.config).toEqual({ C: '3' });
    expect(app.dynos.get('web.1')?.id).not.toBe(before);
  });

  it('keeps the environment of each release', () => {
    setConfig(world, app, { A: '1' }, account);
    setConfig(world, app, { A: '2' }, account);
    expect(['4', '5'].map((version) => findRelease(app, version)?.config)).toEqual([{ A: '1' }, { A: '2' }]);
  });

  it('refuses what an attachment owns and more than 64 KB', () => {
    world.attachments.add({
      id: 'att',
      name: 'DATABASE',
      addOnId: 'a',
      appId: app.id,
      namespace: null,
      configVarNames: ['DATABASE_URL'],
      webUrl: null,
      createdAtMs: 0,
      updatedAtMs: 0,
    });
    expect(() => setConfig(world, app, { DATABASE_URL: 'x' }, account)).toThrowError(
      refusal('invalid_params', { message: 'Cannot overwrite attachment values DATABASE_URL.' }),
    );
    expect(() => setConfig(world, app, { BIG: 'x'.repeat(65_536) }, account)).toThrowError(refusal('invalid_params'));
    expect(app.releases.get()).toHaveLength(3);
  });
});

describe('releases', () => {
  it('with a release phase stay pending while dynos keep running, then become current', () => {
    const before = app.dynos.get('web.1')?.id;
    const release = createRelease(world, app, {
      account,
      description: 'Deploy 1',
      slug: slug({ web: 'node .', release: 'migrate' }),
    });
    expect([release.status, currentRelease(app)?.version]).toEqual(['pending', 3]);
    expect(Object.keys(states())).toEqual(['web.1', expect.stringMatching(/^release\.\d{4}$/)]);
    expect(app.dynos.get('web.1')?.id).toBe(before);
    advance(8000);
    expect([release.status, currentRelease(app)?.version]).toEqual(['succeeded', 4]);
    expect(app.dynos.get('web.1')?.releaseVersion).toBe(4);
    expect([...app.formation.keys()]).toEqual(['web', 'release']);
  });

  it('whose release phase fails change nothing that runs', () => {
    app.hasFailingReleasePhase = true;
    const next = slug({ web: 'node .', release: 'migrate' });
    const release = createRelease(world, app, { account, description: 'Deploy 1', slug: next });
    advance(8000);
    expect([release.status, currentRelease(app)?.version]).toEqual(['failed', 3]);
    expect([...app.formation.keys()]).toEqual(['web', 'worker']);
  });

  it('roll back to slug and config of an older one, not of one that cannot be run', () => {
    setConfig(world, app, { A: '1' }, account);
    createRelease(world, app, { account, description: 'Deploy 2', slug: slug({ web: 'node two' }) });
    const release = rollBack(world, app, '3', account);
    expect(release).toMatchObject({ version: 6, description: 'Rollback to v3', config: {} });
    expect(release.slug?.id).toBe(findRelease(app, '3')?.slug?.id);
    expect(app.formation.get('web')?.command).toBe('node .');
    expect(() => rollBack(world, app, '1', account)).toThrowError(refusal('invalid_params'));
    expect(() => rollBack(world, app, '99', account)).toThrowError(refusal('not_found'));
  });
});

describe('apps', () => {
  it('are created with two releases and a default domain, and refuse bad and taken names', () => {
    const other = createApp(world, { account });
    expect(other.name).toMatch(/^[a-z]+-[a-z]+-\d{5}$/);
    expect(other.releases.get().map((release) => release.description)).toEqual(['Initial release', 'Enable Logplex']);
    expect(other.formation.size).toBe(0);
    expect([...other.domains.values()].map((domain) => domain.hostname)).toEqual([other.webHost]);
    expect(() => createApp(world, { account, name: 'quiet-harbor' })).toThrowError(refusal('invalid_params'));
    expect(() => createApp(world, { account, name: 'Bad_Name' })).toThrowError(refusal('invalid_params'));
  });

  it('keep id and config when renamed, and free the name when deleted', () => {
    renameApp(world, app, 'loud-harbor');
    expect([world.apps.named('quiet-harbor'), world.apps.named('loud-harbor')?.id]).toEqual([undefined, app.id]);
    deleteApp(world, app);
    expect(createApp(world, { account, name: 'loud-harbor' }).id).not.toBe(app.id);
  });
});

describe('time and chance', () => {
  it('happen in order of time, then of arrival', () => {
    const seen: string[] = [];
    for (const [delayMs, name] of [
      [30, 'c'],
      [10, 'a'],
      [20, 'b'],
      [10, 'a2'],
      [40, 'd'],
    ] as const) {
      world.after(delayMs, () => seen.push(name));
    }
    world.after(15, () => world.after(10, () => seen.push(`nested at ${world.now() - Date.UTC(2026, 10, 20) - 4000}`)));
    advance(30);
    expect(seen).toEqual(['a', 'a2', 'b', 'nested at 25', 'c']);
  });

  it('run at the speed that is set', () => {
    let realMs = 0;
    const fast = new World({ id: 'fast', seed: 1, startMs: 0, realClock: () => realMs });
    fast.clock.change({ speed: 60 });
    realMs = 1000;
    expect(fast.now()).toBe(60_000);
    fast.clock.change({ frozen: true });
    realMs = 5000;
    expect(fast.now()).toBe(60_000);
    fast.clock.change({ frozen: false, speed: 1 });
    realMs = 5010;
    expect(fast.now()).toBe(60_010);
  });

  it('repeat for the same seed and id, and differ between worlds', () => {
    const idsOf = (id: string, seed: number) => {
      const other = new World({ id, seed, startMs: 0 });
      return [other.newId(), other.uuid('app:x'), String(other.random())];
    };
    expect(idsOf('default', 7)).toEqual(idsOf('default', 7));
    expect(idsOf('w1', 7)[1]).not.toBe(idsOf('default', 7)[1]);
    expect(idsOf('default', 8)).not.toEqual(idsOf('default', 7));
  });
});
