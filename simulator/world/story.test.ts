import { describe, expect, it } from 'vitest';
import { currentRelease } from '@/simulator/engine/current-release';
import { restartDynos } from '@/simulator/engine/dynos';
import { World } from '@/simulator/engine/world';
import type { App } from '@/simulator/model';
import { buildWorld } from './build-world';

const startMs = Date.parse('2026-11-20T10:00:00Z');
const minuteMs = 60_000;

function frozenFleet(): World {
  const world = new World({ id: 'default', seed: 7, startMs });
  world.clock.change({ set: startMs, frozen: true });
  buildWorld(world, { apps: 100, seed: 7 });
  return world;
}

function appOf(world: World, name: string): App {
  const app = world.apps.named(name);
  if (!app) throw new Error(`no ${name}`);
  return app;
}

const world = frozenFleet();
const production = appOf(world, 'checkout-api-production');
const staging = appOf(world, 'checkout-api-staging');
const minutesAgo = (momentMs: number | undefined) => (startMs - (momentMs ?? Number.NaN)) / minuteMs;
const release = (version: number) => production.releases.get().find((row) => row.version === version);

describe('checkout-api-production', () => {
  it('is an app of the payments team in Europe on heroku-24', () => {
    expect(world.teams.get(production.teamId ?? '')?.name).toBe('payments');
    expect([production.region, production.stack]).toEqual(['eu', 'heroku-24']);
    const rows = [...production.formation.values()].map(({ type, quantity, size }) => `${type} ${quantity} ${size}`);
    expect(rows).toEqual(['web 3 Standard-2X', 'worker 2 Standard-2X', 'clock 1 Standard-1X', 'release 0 Standard-2X']);
  });

  it('lost web.2 two minutes ago while the others have been up for fourteen', () => {
    const states = [...production.dynos.values()].map(({ name, state, updatedAtMs }) => [
      name,
      state,
      minutesAgo(updatedAtMs),
    ]);
    expect(states).toEqual([
      ['web.1', 'up', 14],
      ['web.2', 'crashed', 2],
      ['web.3', 'up', 14],
      ['worker.1', 'up', 14],
      ['worker.2', 'up', 14],
      ['clock.1', 'up', 14],
    ]);
  });

  it('went to v219 fourteen minutes ago, after v218 had added keys', () => {
    expect(production.releases.get()).toHaveLength(219);
    expect(currentRelease(production)).toMatchObject({
      version: 219,
      description: 'Deploy 8f3c1ae',
      email: 'mara@fernhill.example',
    });
    expect(minutesAgo(release(219)?.createdAtMs)).toBe(14);
    expect(minutesAgo(release(218)?.createdAtMs)).toBe(19);
    const added = Object.keys(release(218)?.config ?? {}).filter((key) => !(key in (release(217)?.config ?? {})));
    expect(added.sort()).toEqual(['FEATURE_SPLIT_TENDER', 'STRIPE_V2_KEY']);
    expect(release(215)).toMatchObject({ status: 'failed', description: 'Deploy c02e7f4' });
    expect(release(214)?.description).toBe('Promote checkout-api-staging v229 3c77e02');
  });

  it('would lose three keys and two values by going back to v212', () => {
    const then = release(212)?.config ?? {};
    const now = production.config;
    const lost = Object.keys(now).filter((key) => !(key in then));
    const other = Object.keys(then).filter((key) => now[key] !== then[key]);
    expect([Object.keys(now).length, Object.keys(then).length]).toEqual([47, 44]);
    expect(lost.sort()).toEqual(['FEATURE_SPLIT_TENDER', 'STRIPE_V2_KEY', 'WEBHOOK_SIGNING_SECRET']);
    expect(other.sort()).toEqual(['CHECKOUT_TIMEOUT_MS', 'RAILS_MAX_THREADS']);
    expect(release(212)?.planNames).toContain('heroku-redis:premium-2');
    expect(release(219)?.planNames).toContain('heroku-redis:premium-3');
  });

  it('pays 585 dollars for six add-ons', () => {
    const plans = world.addOns.in('app', production.id).map(({ planId }) => world.plans.get(planId));
    expect(plans).toHaveLength(6);
    expect(plans.reduce((sum, plan) => sum + (plan?.priceCents ?? 0), 0)).toBe(58_500);
  });

  it('has two managed domains and one with a certificate of its own that ends in nine days', () => {
    const domains = [...production.domains.values()];
    expect(domains.map(({ hostname }) => hostname).slice(1)).toEqual([
      'checkout.fernhill.shop',
      'api.fernhill.shop',
      'pay.fernhill.co.uk',
    ]);
    const own = production.sniEndpoints.get(domains[3]?.sniEndpointId ?? '');
    expect(own?.certificate.acm).toBe(false);
    expect(Math.floor(((own?.certificate.expiresAtMs ?? 0) - startMs) / (24 * 60 * minuteMs))).toBe(9);
  });

  it('is open to eleven people', () => {
    expect(production.collaborators.size).toBe(11);
  });
});

describe('config beside staging', () => {
  const keys = Object.keys(production.config);

  it('lacks two keys there and has four only there', () => {
    expect(Object.keys(staging.config)).toHaveLength(49);
    expect(keys.filter((key) => !(key in staging.config)).sort()).toEqual(['REPLICA_URL', 'STRIPE_V2_KEY']);
    expect(Object.keys(staging.config).filter((key) => !(key in production.config))).toHaveLength(4);
  });

  it('differs in twelve values that people set', () => {
    const owned = new Set(world.attachments.in('app', production.id).flatMap((row) => row.configVarNames));
    const common = keys.filter((key) => key in staging.config && !owned.has(key));
    expect(common.filter((key) => staging.config[key] !== production.config[key])).toHaveLength(12);
  });

  it('holds one secret under two names, and a live key on a staging app', () => {
    expect(production.config.SESSION_SECRET).toBe(production.config.SECRET_KEY_BASE);
    const euStaging = appOf(world, 'checkout-api-eu-staging');
    expect(euStaging.config.STRIPE_SECRET_KEY).toBe(production.config.STRIPE_SECRET_KEY);
  });

  it('shares one mail add-on between production and staging', () => {
    const mail = [production, staging].map((app) =>
      world.attachments.in('app', app.id).find((row) => row.name === 'MAILGUN'),
    );
    expect(mail[0]?.addOnId).toBeDefined();
    expect(mail[1]?.addOnId).toBe(mail[0]?.addOnId);
    expect(staging.config.MAILGUN_API_KEY).toBe(production.config.MAILGUN_API_KEY);
  });
});

describe('time in the story', () => {
  it('leaves web.2 crashed for an hour when nobody acts', () => {
    const own = frozenFleet();
    own.clock.change({ advanceMs: 60 * minuteMs });
    own.tick();
    expect(appOf(own, 'checkout-api-production').dynos.get('web.2')?.state).toBe('crashed');
  });

  it('brings web.2 up for some minutes after a restart, then it falls over again', () => {
    const own = frozenFleet();
    const app = appOf(own, 'checkout-api-production');
    restartDynos(own, app, { dyno: 'web.2' });
    own.clock.change({ advanceMs: 5 * minuteMs });
    own.tick();
    expect(app.dynos.get('web.2')?.state).toBe('up');
    own.clock.change({ advanceMs: 3 * minuteMs });
    own.tick();
    expect(app.dynos.get('web.2')?.state).toBe('crashed');
  });

  it('lets what is starting come up', () => {
    const own = frozenFleet();
    own.clock.change({ advanceMs: 4 * minuteMs });
    own.tick();
    const states = [...appOf(own, 'media-resizer-production').dynos.values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['up']));
  });
});
