import { describe, expect, it } from 'vitest';
import { World } from '@/simulator/engine/world';
import type { App, Stage } from '@/simulator/model';
import { buildWorld } from './build-world';

const world = new World({ id: 'default', seed: 7, startMs: Date.parse('2026-11-20T10:00:00Z') });
buildWorld(world, { apps: 300, seed: 7 });

function appsOf(pipelineId: string, stage: Stage): App[] {
  const couplings = world.couplings.in('pipeline', pipelineId).filter((row) => row.stage === stage);
  return couplings.flatMap(({ appId }) => world.apps.get(appId) ?? []);
}

const pairs = [...world.pipelines]
  .filter(({ name }) => name !== 'checkout-api')
  .flatMap(({ id }) => {
    const [staging] = appsOf(id, 'staging');
    const [production] = appsOf(id, 'production');
    return staging && production ? [{ staging: staging.config, production: production.config }] : [];
  });

describe('config between staging and production of made-up pipelines', () => {
  it('shares most keys, with equal and with different values', () => {
    for (const { staging, production } of pairs) {
      const common = Object.keys(production).filter((key) => key in staging);
      expect(common.length).toBeGreaterThan(Object.keys(production).length / 2);
      expect(common.some((key) => staging[key] === production[key])).toBe(true);
      expect(common.some((key) => staging[key] !== production[key])).toBe(true);
    }
  });

  it('lacks keys on either side of some pipelines', () => {
    const lacking = (have: 'staging' | 'production', lack: 'staging' | 'production') =>
      pairs.filter((pair) => Object.keys(pair[have]).some((key) => !(key in pair[lack]) && !key.endsWith('_URL')));
    expect(lacking('production', 'staging').length).toBeGreaterThan(10);
    expect(lacking('staging', 'production').length).toBeGreaterThan(5);
  });

  it('keeps one secret under two names in a few apps', () => {
    const twins = pairs.filter(({ production }) => {
      return production.SESSION_SECRET !== undefined && production.SESSION_SECRET === production.SECRET_KEY_BASE;
    });
    expect(twins.length).toBeGreaterThan(1);
    expect(twins.length).toBeLessThan(pairs.length / 3);
  });

  it('leaves a production secret in a few staging apps, not in most', () => {
    const leaked = pairs.filter(({ staging, production }) =>
      Object.keys(production).some((key) => /SECRET_KEY$|_TOKEN$/.test(key) && staging[key] === production[key]),
    );
    expect(leaked.length).toBeGreaterThan(1);
    expect(leaked.length).toBeLessThan(pairs.length / 3);
  });

  it('keeps every config within the platform limits', () => {
    for (const app of world.apps) {
      const bytes = Object.entries(app.config).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
      expect(bytes, app.name).toBeLessThan(64 * 1024);
      expect(
        Object.keys(app.config).filter((key) => key.startsWith('HEROKU_') && !key.endsWith('_URL')),
        app.name,
      ).toEqual([]);
    }
  });
});
