import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FleetEntry } from './entry';
import { fleetRow } from './rows';

const at = Date.UTC(2026, 10, 20, 9, 0, 0);
const app: FleetEntry['app']['value'] = {
  name: 'checkout-api-production',
  team: 'payments',
  ownerEmail: 'payments@herokumanager.com',
  region: 'eu',
  stack: 'heroku-24',
  buildStack: 'heroku-24',
  isMaintenance: false,
  maintenanceSinceAt: null,
  createdAt: at,
  updatedAt: at,
  releasedAt: at,
};
const empty = { coupling: null, formation: null, dynos: null, release: null, addOns: null, certificates: null };
const process = (type: string, quantity: number, unitCents: number | null) => ({
  type,
  quantity,
  size: 'Standard-2X',
  unitCents,
});
const entry = (changes: Partial<FleetEntry> = {}): FleetEntry => ({
  id: '01234567-89ab-cdef-0123-456789abcdef',
  app: { value: app, readAt: at },
  ...empty,
  ...changes,
});

const rowOf = (changes: Partial<FleetEntry> = {}) => fleetRow(entry(changes), 1);

describe('fleetRow', () => {
  it('knows nothing where nothing was read', () => {
    expect(rowOf()).toMatchObject({
      state: 'unknown',
      stage: null,
      web: null,
      dynos: null,
      dynoCents: null,
      release: null,
      addOns: null,
      readAt: { app: at, pipeline: null, formation: null, dynos: null, release: null, addOns: null },
    });
  });

  it.each([
    ['adds dynos and prices up', [process('web', 3, 5_000), process('worker', 2, 2_500)], 5, 20_000],
    ['has no price when one is unknown', [process('web', 3, 5_000), process('worker', 2, null)], 5, null],
    ['needs no price for a process at zero', [process('web', 3, 5_000), process('worker', 0, null)], 3, 15_000],
    ['costs nothing with all at zero', [process('web', 0, null)], 0, 0],
  ])('%s', (_, formation, dynos, dynoCents) => {
    expect(rowOf({ formation: { value: formation, readAt: at } })).toMatchObject({ dynos, dynoCents });
  });

  it('tells people by the part of their address before the @', () => {
    const release = {
      version: 219,
      status: 'succeeded',
      description: null,
      by: 'mara@fernhill.example',
      createdAt: at,
    };
    expect(rowOf({ release: { value: release, readAt: at } }).release?.by).toBe('mara');
  });

  it('was updated when the latest of app, release and trouble was', () => {
    const formation = { value: [process('web', 1, 0)], readAt: at };
    const dynos = { value: [{ name: 'web.1', type: 'web', state: 'crashed', updatedAt: at + 5 }], readAt: at };
    expect(rowOf().updatedAt).toBe(at);
    expect(rowOf({ formation, dynos }).updatedAt).toBe(at + 5);
  });

  it('names sizes that run, plans, and the certificate that ends first', () => {
    const addOn = (name: string, plan: string | null) => ({
      id: name,
      name,
      service: null,
      plan,
      state: 'provisioned',
      cents: 0,
      createdAt: at,
      configKeys: [],
    });
    const formation = [process('web', 1, 0), process('worker', 2, 0), { ...process('old', 0, 0), size: 'Eco' }];
    const certificates = [
      { host: 'a.example', endsAt: at + 2, endpoint: null },
      { host: 'b.example', endsAt: at + 1, endpoint: null },
    ];
    const row = rowOf({
      coupling: { value: { stage: 'production', pipelineId: 'p', pipeline: 'checkout' }, readAt: at },
      formation: { value: formation, readAt: at },
      addOns: { value: [addOn('x', 'redis:mini'), addOn('y', 'redis:mini'), addOn('z', null)], readAt: at },
      certificates: { value: certificates, readAt: at },
    });
    expect(row).toMatchObject({
      sizes: ['Standard-2X'],
      plans: ['redis:mini'],
      pipelineId: 'p',
      certificate: { host: 'b.example', endsAt: at + 1 },
    });
  });

  it('keeps 300 rows below 25 kB gzipped', () => {
    const rows = Array.from({ length: 300 }, (_, n) => {
      const id = `${(n * 2654435761).toString(16).padStart(8, '0').slice(0, 8)}-${n * 7919}-4a3b-9c8d-${(n * 104729 * 7919).toString(16).padStart(12, 'a')}`;
      const readAt = at + n * 37;
      return fleetRow(
        {
          id,
          app: { value: { ...app, name: `service-${n * 31}-production`, updatedAt: at - n * 91_237 }, readAt: at },
          coupling: { value: { stage: 'production', pipelineId: id, pipeline: `service-${n * 31}` }, readAt: at },
          formation: { value: [process('web', n % 9, 5_000), process('worker', n % 4, 2_500)], readAt },
          dynos: {
            value: [{ name: 'web.1', type: 'web', state: 'up', updatedAt: readAt - 99_000 * n }],
            readAt: readAt + 31,
          },
          release: {
            value: {
              version: n * 3,
              status: 'succeeded',
              description: `Deploy ${(n * 48_271_777).toString(16)}`,
              by: 'mara@fernhill.example',
              createdAt: at - n * 101_000,
            },
            readAt: at + n,
          },
          certificates: null,
          addOns: {
            value: [
              { id, name: 'a', service: null, plan: null, state: null, cents: n * 100, createdAt: at, configKeys: [] },
            ],
            readAt: at,
          },
        },
        n,
      );
    });
    expect(gzipSync(JSON.stringify(rows)).length).toBeLessThan(25_000);
  });
});
