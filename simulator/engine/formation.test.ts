import { beforeEach, describe, expect, it } from 'vitest';
import { type Harbor, quietHarbor } from '@/simulator/testing/quiet-harbor';
import { currentRelease } from './current-release';
import { scaleFormation } from './formation';

let world: Harbor['world'];
let app: Harbor['app'];
let advance: Harbor['advance'];
let states: Harbor['states'];

beforeEach(() => {
  ({ world, app, advance, states } = quietHarbor());
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
