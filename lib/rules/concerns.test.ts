import { describe, expect, test } from 'vitest';
import { type ConcernedApp, type ConcernKind, concernsOf, type Remedy, type Severity } from './concerns';

const now = Date.UTC(2026, 10, 20, 9);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const healthy: ConcernedApp = {
  id: 'one',
  name: 'shop-production',
  stage: 'production',
  team: 'payments',
  state: 'up',
  affected: 0,
  total: 6,
  troubled: [],
  sinceAt: null,
  isMaintenance: false,
  maintenanceSinceAt: null,
  certificate: null,
  release: { version: 12, at: now - hour, by: 'mara', status: 'succeeded' },
  stack: 'heroku-24',
  updatedAt: now - day,
  readAt: { formation: now - minute, dynos: now - minute },
};
const crashed = { state: 'crashed', affected: 1, troubled: ['web.2'], sinceAt: now - minute } as const;
const inMaintenance = { state: 'maintenance', isMaintenance: true } as const;
const endsIn = (ms: number) => ({ certificate: { host: 'shop.example', endsAt: now + ms } });
const readAgo = (ms: number) => ({ readAt: { formation: now - minute, dynos: now - ms } });

type Case = [what: string, changes: Partial<ConcernedApp>, kinds: ConcernKind[], severity?: Severity];

describe('what an app needs attention for', () => {
  test.each<Case>([
    ['all is well', {}, []],
    ['one dyno crashed', crashed, ['crashed'], 'danger'],
    [
      'the newest release failed',
      { release: { version: 13, at: now, by: null, status: 'failed' } },
      ['release-failed'],
      'danger',
    ],
    ['a release is pending', { release: { version: 13, at: now, by: null, status: 'pending' } }, []],
    ['no release at all', { release: null }, []],
    ['production at zero', { state: 'scaled-to-zero', total: 0 }, ['no-dynos'], 'warning'],
    ['staging at zero', { state: 'scaled-to-zero', total: 0, stage: 'staging' }, []],
    ['an app in no pipeline at zero', { state: 'scaled-to-zero', total: 0, stage: null }, []],
    ['maintenance in production for an hour', { ...inMaintenance, maintenanceSinceAt: now - hour }, []],
    ['and a moment more', { ...inMaintenance, maintenanceSinceAt: now - hour - 1 }, ['maintenance'], 'warning'],
    ['maintenance in staging for a day', { ...inMaintenance, stage: 'staging', maintenanceSinceAt: now - day }, []],
    ['and a moment more', { ...inMaintenance, stage: 'staging', maintenanceSinceAt: now - day - 1 }, ['maintenance']],
    ['maintenance since nobody knows when', inMaintenance, []],
    ['maintenance that has ended', { maintenanceSinceAt: now - day }, []],
    ['a certificate for 31 days', endsIn(31 * day), []],
    ['a certificate for 30 days', endsIn(30 * day), ['certificate'], 'warning'],
    ['a certificate for 3 days', endsIn(3 * day), ['certificate'], 'danger'],
    ['a certificate that has ended', endsIn(-day), ['certificate'], 'danger'],
    ['production read half an hour ago', readAgo(30 * minute), []],
    ['and a moment more', readAgo(30 * minute + 1), ['unknown'], 'notice'],
    ['staging read three hours ago', { ...readAgo(3 * hour), stage: 'staging' }, []],
    ['and a moment more', { ...readAgo(3 * hour + 1), stage: 'staging' }, ['unknown'], 'notice'],
    ['never read', { state: 'unknown', readAt: { formation: null, dynos: null } }, []],
    ['dynos not read yet', { state: 'unknown', readAt: { formation: now - minute, dynos: null } }, []],
    ['no dyno where some should run', { state: 'unknown' }, ['unknown'], 'notice'],
    ['the same a moment after a change', { state: 'unknown', updatedAt: now - minute }, []],
    ['heroku-22', { stack: 'heroku-22' }, ['stack'], 'notice'],
    ['a container', { stack: 'container' }, []],
    ['an unknown stack', { stack: null }, []],
  ])('%s', (_, changes, kinds, severity) => {
    const concerns = concernsOf({ ...healthy, ...changes }, now);
    expect(concerns.map(({ kind }) => kind)).toEqual(kinds);
    if (severity) expect(concerns[0]?.severity).toBe(severity);
  });

  test('the worst comes first', () => {
    const app = { ...healthy, ...crashed, ...endsIn(day), stack: 'heroku-22', isMaintenance: true };
    const concerns = concernsOf({ ...app, maintenanceSinceAt: now - day }, now);
    expect(concerns.map(({ kind }) => kind)).toEqual(['crashed', 'certificate', 'maintenance', 'stack']);
  });
});

describe('what is said and what can be done', () => {
  const several = { state: 'crashed', affected: 2, troubled: ['web.1', 'web.2'] } as const;
  test.each<[Partial<ConcernedApp>, string, Remedy]>([
    [crashed, 'web.2 crashed', { kind: 'restart-dyno', dyno: 'web.2' }],
    [several, 'web.1 and web.2 crashed', { kind: 'open', panel: 'dynos' }],
    [{ ...several, affected: 6 }, '6 dynos crashed', { kind: 'restart-app' }],
    [{ ...inMaintenance, maintenanceSinceAt: now - day }, 'Maintenance was left on', { kind: 'end-maintenance' }],
    [endsIn(day), 'The certificate of shop.example ends', { kind: 'dashboard' }],
    [endsIn(-day), 'The certificate of shop.example has ended', { kind: 'dashboard' }],
    [{ state: 'scaled-to-zero' }, 'Nothing runs', { kind: 'open', panel: 'formation' }],
    [{ stack: 'heroku-22' }, 'Builds on heroku-22 are blocked from 1 May 2027', { kind: 'dashboard' }],
    [{ stack: 'heroku-20' }, 'heroku-20 has reached its end: its builds are blocked', { kind: 'dashboard' }],
  ])('%j', (changes, sentence, remedy) => {
    expect(concernsOf({ ...healthy, ...changes }, now)[0]).toMatchObject({ sentence, remedy });
  });

  test('how many dynos run on', () => {
    expect(concernsOf({ ...healthy, ...crashed }, now)[0]?.detail).toBe('5 of 6 dynos run on.');
  });
});
