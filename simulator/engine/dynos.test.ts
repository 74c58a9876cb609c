import { beforeEach, describe, expect, it } from 'vitest';
import { type Harbor, quietHarbor } from '@/simulator/testing/quiet-harbor';
import { crashDyno, restartDynos, runOneOff, stopDynos } from './dynos';
import { scaleFormation } from './formation';

let world: Harbor['world'];
let app: Harbor['app'];
let advance: Harbor['advance'];
let states: Harbor['states'];

beforeEach(() => {
  ({ world, app, advance, states } = quietHarbor());
});

function refusal(id: string, more: object = {}) {
  return expect.objectContaining({ id, ...more });
}

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
