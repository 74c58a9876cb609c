import { describe, expect, it } from 'vitest';
import { findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { canSee, visibleApps } from '@/simulator/engine/access';
import { currentRelease } from '@/simulator/engine/current-release';
import { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import { buildWorld } from './build-world';

const startMs = Date.parse('2026-11-20T10:00:00Z');
const minuteMs = 60_000;

function fleetOf(apps: number, seed = 7): World {
  const world = new World({ id: 'default', seed, startMs });
  world.clock.change({ set: startMs, frozen: true });
  buildWorld(world, { apps, seed });
  return world;
}

function appOf(world: World, name: string): App {
  const app = world.apps.named(name);
  if (!app) throw new Error(`no ${name}`);
  return app;
}

function announced(world: World, email: string) {
  const account = world.accounts.named(email);
  if (!account) throw new Error(`no ${email}`);
  return account;
}

/** Everything that matters of a world as text, releases and config included. */
function portrait(world: World): string {
  const apps = [...world.apps].map((app) => ({
    ...app,
    formation: [...app.formation.values()],
    dynos: [...app.dynos.values()],
    collaborators: [...app.collaborators.values()],
    domains: [...app.domains.values()],
    sniEndpoints: [...app.sniEndpoints.values()],
    releases: app.releases.get(),
    configs: app.releases
      .get()
      .slice(-5)
      .map((release) => release.config),
    builds: app.builds.get(),
  }));
  const rest = [world.accounts, world.teams, world.pipelines, world.couplings, world.addOns, world.attachments];
  return JSON.stringify([apps, rest.map((table) => [...table]), world.announced]);
}

const world = fleetOf(300);
const apps = [...world.apps];

describe('determinism', () => {
  it('makes the same fleet from the same seed and moment', () => {
    expect(portrait(fleetOf(40))).toBe(portrait(fleetOf(40)));
  });

  it('makes another fleet from another seed, with the story in it', () => {
    const other = fleetOf(90, 8);
    expect(portrait(other)).not.toBe(portrait(fleetOf(90)));
    expect(other.apps.named('checkout-api-production')?.dynos.get('web.2')?.state).toBe('crashed');
  });

  it('shows a release the same whether it is looked at early or late', () => {
    const early = fleetOf(30);
    const first = appOf(early, 'ledger-production').releases.get();
    const late = fleetOf(30);
    late.clock.change({ advanceMs: 90 * minuteMs });
    late.tick();
    expect(appOf(late, 'ledger-production').releases.get()).toEqual(first);
  });
});

describe('size', () => {
  const largest = fleetOf(5000);

  it('goes up to 5,000 apps', () => {
    expect(visibleApps(largest, announced(largest, 'mara@fernhill.example'))).toHaveLength(5000);
  });

  it.each([0, 1, 5, 20, 67, 300, 1000])('shows its operator exactly %i apps', (count) => {
    const made = fleetOf(count);
    expect(visibleApps(made, announced(made, 'mara@fernhill.example'))).toHaveLength(count);
  });

  it('starts with the story however small it is', () => {
    expect([...fleetOf(1).apps].map(({ name }) => name)).toEqual(['checkout-api-production']);
    expect(fleetOf(20).apps.named('mara-sketchbook')).toBeDefined();
  });

  it('gives every app, id and host of 5,000 only once', () => {
    const big = [...largest.apps];
    const domains = big.flatMap((app) => [...app.domains.values()]);
    expect(new Set(big.map(({ name }) => name)).size).toBe(big.length);
    expect(new Set(big.map(({ id }) => id)).size).toBe(big.length);
    expect(new Set(domains.map(({ hostname }) => hostname)).size).toBe(domains.length);
    for (const { name } of big) expect(name).toMatch(/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/);
  });

  it('keeps teams at no more than 200 apps', () => {
    for (const made of [largest, fleetOf(1500)]) {
      for (const team of made.teams) expect(made.apps.in('team', team.id).length, team.name).toBeLessThanOrEqual(200);
    }
  });

  it('prints how long fleets take', () => {
    for (const count of [300, 1000]) {
      const beforeMs = performance.now();
      const made = fleetOf(count);
      const builtMs = performance.now() - beforeMs;
      const releases = [...made.apps].reduce((sum, app) => sum + app.releases.get().length, 0);
      const allMs = performance.now() - beforeMs;
      console.warn(`${count} apps: ${builtMs.toFixed(0)} ms, with all ${releases} releases ${allMs.toFixed(0)} ms`);
      expect(releases).toBeGreaterThan(count * 5);
    }
  });
});

describe('who sees what', () => {
  const mara = announced(world, 'mara@fernhill.example');
  const jonas = announced(world, 'jonas@fernhill.example');
  const outsider = announced(world, 'ravi@sidecar.example');

  it('announces the operator first, and an account that sees nothing', () => {
    expect(world.announced[0]).toBe(mara.id);
    expect(visibleApps(world, announced(world, 'noor@fernhill.example'))).toEqual([]);
  });

  it('shows others less than the operator, but something', () => {
    for (const id of world.announced.slice(1)) {
      const account = world.accounts.get(id);
      if (!account || account.email.startsWith('noor')) continue;
      const seen = visibleApps(world, account);
      expect(seen.length, account.email).toBeGreaterThan(0);
      expect(seen.length, account.email).toBeLessThan(300);
    }
  });

  it('keeps personal apps to their owner', () => {
    const sketchbook = appOf(world, 'mara-sketchbook');
    const seers = [...world.accounts].filter((account) => canSee(world, account, sketchbook));
    expect(seers.map(({ email }) => email)).toEqual([mara.email]);
    expect(visibleApps(world, outsider).map(({ ownerId }) => ownerId)).toEqual([outsider.id, outsider.id]);
    expect(visibleApps(world, mara).some(({ ownerId }) => ownerId === outsider.id)).toBe(false);
  });

  it('shows jonas the payments team and not the platform team', () => {
    expect(canSee(world, jonas, appOf(world, 'checkout-api-production'))).toBe(true);
    expect(canSee(world, jonas, appOf(world, 'identity-api-production'))).toBe(false);
  });
});

describe('proportions of 300 apps', () => {
  const seen = visibleApps(world, announced(world, 'mara@fernhill.example'));
  const share = (test: (app: App) => boolean) => (100 * seen.filter(test).length) / seen.length;
  const has = (state: string) => (app: App) => [...app.dynos.values()].some((dyno) => dyno.state === state);
  const coupledAs = (stage: string) => (app: App) => world.couplings.in('app', app.id)[0]?.stage === stage;

  it.each([
    ['crashed', share(has('crashed')), 0.9, 1.5],
    ['starting', share(has('starting')), 1, 2.5],
    ['maintenance', share((app) => app.maintenance), 1.5, 2.5],
    ['idle', share(has('idle')), 3, 5],
    ['scaled to zero', share((app) => app.dynos.size === 0), 3, 4],
    ['heroku-22', share((app) => app.stack === 'heroku-22'), 9, 17],
    ['production', share(coupledAs('production')), 26, 38],
    ['staging', share(coupledAs('staging')), 26, 34],
    ['review', share(coupledAs('review')), 6, 14],
    ['in no pipeline', share((app) => world.couplings.in('app', app.id).length === 0), 3, 8],
  ])('has a believable share of %s', (_, percent, least, most) => {
    expect(percent).toBeGreaterThanOrEqual(least);
    expect(percent).toBeLessThanOrEqual(most);
  });

  it('has about 3.3 apps in a pipeline', () => {
    expect(world.couplings.size / world.pipelines.size).toBeGreaterThan(2.9);
    expect(world.couplings.size / world.pipelines.size).toBeLessThan(3.7);
  });
});

describe('what the platform would not allow', () => {
  it('mixes no dyno tiers that exclude each other, and stays within their limits', () => {
    for (const app of apps) {
      const rows = [...app.formation.values()];
      const small = new Set(rows.map(({ size }) => size).filter((size) => size === 'Eco' || size === 'Basic'));
      if (small.size > 0) expect(new Set(rows.map(({ size }) => size)).size, app.name).toBe(1);
      for (const { size, quantity } of rows) {
        expect(findDynoSize(size)?.name).toBe(size);
        expect(quantity).toBeLessThanOrEqual(small.size > 0 ? 1 : size.startsWith('Performance') ? 10 : 100);
      }
      if (small.has('Eco')) expect(app.dynos.size).toBeLessThanOrEqual(2);
    }
  });

  it('runs as many dynos as the formation says, on the current release', () => {
    for (const app of apps) {
      const wanted = [...app.formation.values()].reduce((sum, { quantity }) => sum + quantity, 0);
      expect(app.dynos.size, app.name).toBe(wanted);
      for (const dyno of app.dynos.values()) expect(dyno.releaseId).toBe(currentRelease(app)?.id);
    }
  });

  it('has 5 to 200 releases an app, apart from the story, numbered and dated in order', () => {
    for (const app of apps) {
      const releases = app.releases.get();
      if (!app.name.startsWith('checkout-api')) {
        expect(releases.length, app.name).toBeGreaterThanOrEqual(5);
        expect(releases.length, app.name).toBeLessThanOrEqual(250);
      }
      for (const [index, release] of releases.entries()) {
        const before = releases[index - 1];
        if (!before) continue;
        expect(release.version).toBe(before.version + 1);
        expect(release.createdAtMs, `${app.name} v${release.version}`).toBeGreaterThanOrEqual(before.createdAtMs);
      }
      expect(releases.at(-1)?.status).toBe('succeeded');
      expect(releases.at(-1)?.createdAtMs).toBe(app.releasedAtMs);
      expect(new Set(releases.map(({ id }) => id)).size).toBe(releases.length);
    }
  });

  it('keeps a slug with the Procfile of the formation, and the config of each release', () => {
    for (const app of apps) {
      const current = currentRelease(app);
      expect(Object.keys(current?.slug?.processTypes ?? {}).sort()).toEqual([...app.formation.keys()].sort());
      expect(current?.config).toEqual(app.config);
      for (const key of Object.keys(app.config)) expect(key).toMatch(/^\w+$/);
    }
  });

  it('rolls back to what the old release had', () => {
    const rollbacks = apps.flatMap((app) =>
      app.releases.get().flatMap((release) => {
        const version = /^Rollback to v(\d+)$/.exec(release.description)?.[1];
        const old = app.releases.get().find((row) => row.version === Number(version));
        return old ? [{ release, old }] : [];
      }),
    );
    expect(rollbacks.length).toBeGreaterThan(20);
    for (const { release, old } of rollbacks) {
      expect(release.slug).toBe(old.slug);
      expect(old.slug).not.toBeNull();
    }
  });

  it('puts the vars of every attachment into the config', () => {
    for (const attachment of world.attachments) {
      const app = world.apps.get(attachment.appId);
      for (const name of attachment.configVarNames) expect(app?.config[name]).toBeDefined();
    }
  });
});
