import { describe, expect, test } from 'vitest';
import {
  type ActivitySources,
  isShown,
  type MadeBuild,
  type MadeRelease,
  mergeActivity,
  type OurDeed,
  type SeenChange,
} from './activity';

const minute = 60_000;
const at = (minutes: number) => minutes * minute;

const deed = (changes: Partial<OurDeed> = {}): OurDeed => ({
  id: '1',
  action: 'scale',
  actor: 'Mara',
  summary: 'Scaled web from 3 to 4',
  startedAt: at(10),
  at: at(10) + 900,
  outcome: 'succeeded',
  changes: [{ label: 'web', to: '4 × Standard-2X' }],
  ...changes,
});
const rollBack = (changes: Partial<OurDeed> = {}) =>
  deed({ action: 'roll-back', summary: 'Rolled back to v217', changes: [], ...changes });
const release = (version: number, changes: Partial<MadeRelease> = {}): MadeRelease => ({
  id: `r${version}`,
  version,
  at: at(10),
  by: 'ci@fernhill.example',
  description: `Deploy ${version}`,
  status: 'succeeded',
  ...changes,
});
const build = (changes: Partial<MadeBuild> = {}): MadeBuild => ({
  id: 'b',
  at: at(9),
  by: 'ci@fernhill.example',
  status: 'succeeded',
  commit: '8f3c1ae2b7',
  release: null,
  ...changes,
});
const change = (changes: Partial<SeenChange> = {}): SeenChange => ({
  id: 'c',
  kind: 'formation',
  subject: 'web',
  before: '3 × Standard-2X',
  after: '4 × Standard-2X',
  seenAfter: at(5),
  seenBefore: at(15),
  ...changes,
});

const merge = (sources: Partial<ActivitySources>) =>
  mergeActivity({ ours: [], releases: [], builds: [], changes: [], ...sources }).map(
    ({ source, text, version }) => `${source}: ${text}${version === null ? '' : ` v${version}`}`,
  );

describe('one timeline', () => {
  test.each<{ policy: string; sources: Partial<ActivitySources>; entries: string[] }>([
    {
      policy: 'the newest comes first, whatever it is',
      sources: { releases: [release(1, { at: at(1) })], ours: [deed({ at: at(3) })], builds: [build({ at: at(2) })] },
      entries: ['ours: Scaled web from 3 to 4', 'build: Built 8f3c1ae', 'release: Deploy 1 v1'],
    },
    {
      policy: 'a rollback of ours and the release that it made are one entry',
      sources: { ours: [rollBack()], releases: [release(220, { at: at(10) + 500, description: 'Rollback to v217' })] },
      entries: ['ours: Rolled back to v217 v220'],
    },
    {
      policy: 'a release far from a rollback is another one',
      sources: { ours: [rollBack()], releases: [release(220, { at: at(12) })] },
      entries: ['release: Deploy 220 v220', 'ours: Rolled back to v217'],
    },
    {
      policy: 'a rollback that failed made no release',
      sources: { ours: [rollBack({ outcome: 'failed' })], releases: [release(220)] },
      entries: ['ours: Rolled back to v217', 'release: Deploy 220 v220'],
    },
    {
      policy: 'two rollbacks made a release each',
      sources: {
        ours: [rollBack({ id: '2', startedAt: at(10) + 4_000, at: at(10) + 5_000 }), rollBack()],
        releases: [release(221, { at: at(10) + 4_500 }), release(220, { at: at(10) + 300 })],
      },
      entries: ['ours: Rolled back to v217 v221', 'ours: Rolled back to v217 v220'],
    },
    {
      policy: 'scaling makes no release',
      sources: { ours: [deed()], releases: [release(220)] },
      entries: ['ours: Scaled web from 3 to 4', 'release: Deploy 220 v220'],
    },
    {
      policy: 'a build and its release are one entry',
      sources: { builds: [build({ release: 'r220' })], releases: [release(220)] },
      entries: ['release: Deploy 220 v220'],
    },
    {
      policy: 'a build that failed stands for itself',
      sources: { builds: [build({ status: 'failed' })] },
      entries: ['build: Build of 8f3c1ae failed'],
    },
    {
      policy: 'a change that our own scaling explains is not said twice',
      sources: { ours: [deed()], changes: [change()] },
      entries: ['ours: Scaled web from 3 to 4'],
    },
    {
      policy: 'an answer that was lost may still explain a change',
      sources: { ours: [deed({ outcome: 'unknown' })], changes: [change()] },
      entries: ['ours: Scaled web from 3 to 4'],
    },
    {
      policy: 'a change to another number is not ours',
      sources: { ours: [deed()], changes: [change({ after: '6 × Standard-2X' })] },
      entries: ['change: Scaled web from 3 × Standard-2X to 6 × Standard-2X', 'ours: Scaled web from 3 to 4'],
    },
    {
      policy: 'a change that was seen before we began is not ours',
      sources: { ours: [deed({ startedAt: at(20), at: at(20) })], changes: [change()] },
      entries: ['ours: Scaled web from 3 to 4', 'change: Scaled web from 3 × Standard-2X to 4 × Standard-2X'],
    },
    {
      policy: 'what was refused explains nothing',
      sources: { ours: [deed({ outcome: 'denied' })], changes: [change()] },
      entries: ['change: Scaled web from 3 × Standard-2X to 4 × Standard-2X', 'ours: Scaled web from 3 to 4'],
    },
    {
      policy: 'add-ons and domains that came, went or moved',
      sources: {
        changes: [
          change({ id: '1', kind: 'add-on', subject: 'redis-1', before: null, after: 'heroku-redis:mini' }),
          change({ id: '2', kind: 'add-on', subject: 'pg-1', before: 'pg:mini', after: 'pg:basic' }),
          change({ id: '3', kind: 'domain', subject: 'old.example', before: 'old.example', after: null }),
        ],
      },
      entries: [
        'change: Added heroku-redis:mini (redis-1)',
        'change: Moved pg-1 from pg:mini to pg:basic',
        'change: Removed old.example',
      ],
    },
    {
      policy: 'what others wrote stays what they wrote',
      sources: { releases: [release(220, { description: '<img src=x onerror=alert(1)>\u202e\u001b[31m' })] },
      entries: ['release: <img src=x onerror=alert(1)>\u202e\u001b[31m v220'],
    },
  ])('$policy', ({ sources, entries }) => {
    expect(merge(sources)).toEqual(entries);
  });

  test('a change that two servers saw happened where both spans say', () => {
    const twice = [change({ id: 'a' }), change({ id: 'b', seenAfter: at(8), seenBefore: at(20) })];
    expect(mergeActivity({ ours: [], releases: [], builds: [], changes: twice })).toMatchObject([
      { since: at(8), at: at(15) },
    ]);
  });

  test('the same change at another time is another one', () => {
    const again = [change({ id: 'a' }), change({ id: 'b', seenAfter: at(50), seenBefore: at(60) })];
    expect(merge({ changes: again })).toHaveLength(2);
  });
});

test.each([
  ['all', ['ours', 'ours v', 'release', 'build', 'change']],
  ['releases', ['ours v', 'release', 'build']],
  ['changes', ['ours', 'change']],
  ['ours', ['ours', 'ours v']],
] as const)('under "%s"', (filter, shown) => {
  const entries = [
    { name: 'ours', source: 'ours', version: null },
    { name: 'ours v', source: 'ours', version: 220 },
    { name: 'release', source: 'release', version: 219 },
    { name: 'build', source: 'build', version: null },
    { name: 'change', source: 'change', version: null },
  ] as const;
  expect(entries.filter((entry) => isShown(entry, filter)).map(({ name }) => name)).toEqual(shown);
});
