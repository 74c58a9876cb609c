import { expect, test } from 'vitest';
import type { AppSummary } from './app-state';
import { troublesOf } from './trouble';

const up: AppSummary = { state: 'up', affected: 0, total: 6, dynos: [], sinceAt: null };
const crashed: AppSummary = { state: 'crashed', affected: 1, total: 6, dynos: ['web.2'], sinceAt: 1000 };
const zero: AppSummary = { state: 'scaled-to-zero', affected: 0, total: 0, dynos: [], sinceAt: null };
const release = (version: number, status: string, isCurrent = false) => ({
  version,
  status,
  isCurrent,
  createdAt: version,
  by: 'mara@example.com',
});
const well = { summary: up, isMaintenance: false, stage: 'production', releases: [release(219, 'succeeded', true)] };

test.each([
  ['all is well', well, []],
  ['a crashed dyno, with the release that is live', { ...well, summary: crashed }, ['crashed']],
  [
    'a crash comes before a failed release',
    { ...well, summary: crashed, releases: [release(220, 'failed'), release(219, 'succeeded', true)] },
    ['crashed', 'release-failed'],
  ],
  [
    'an old failed release is history',
    { ...well, releases: [release(220, 'succeeded', true), release(219, 'failed')] },
    [],
  ],
  [
    'a release command still runs',
    { ...well, releases: [release(220, 'pending'), release(219, 'succeeded', true)] },
    ['release-pending'],
  ],
  ['maintenance is on', { ...well, isMaintenance: true }, ['maintenance']],
  ['no dynos in production', { ...well, summary: zero }, ['no-dynos']],
  ['no dynos elsewhere is a choice', { ...well, summary: zero, stage: 'staging' }, []],
])('%s', (_name, app, kinds) => {
  expect(troublesOf(app).map(({ kind }) => kind)).toEqual(kinds);
});

test('a crash names the release that is live, not the newest', () => {
  const [trouble] = troublesOf({
    ...well,
    summary: crashed,
    releases: [release(220, 'failed'), release(219, 'succeeded', true)],
  });
  expect(trouble).toMatchObject({ liveSince: { version: 219 } });
});
