import { expect, test } from 'vitest';
import { type CrashStory, crashStory } from './crash-story';

const minute = 60_000;
const hour = 60 * minute;
const now = 100 * hour;
const ago = (ms: number) => now - ms;

const release = (version: number, createdAt: number | null, status = 'succeeded') => ({
  version,
  status,
  createdAt,
  isCurrent: version === 219,
});
const story = [
  release(219, ago(14 * minute)),
  release(218, ago(19 * minute)),
  release(217, ago(21 * hour)),
  release(216, ago(30 * hour)),
];
const dyno = (createdAt: number | null, state = 'up') => ({ state, createdAt });
const dynos = [dyno(ago(14 * minute)), dyno(ago(13 * minute), 'crashed')];
const crashedAt = ago(2 * minute);

type Case = {
  policy: string;
  at?: number | null;
  releases?: typeof story;
  dynos?: ReturnType<typeof dyno>[];
  says: Partial<CrashStory> | null;
};

test.each<Case>([
  {
    policy: 'a crash soon after a release is the first where all dynos are as old as the release',
    says: {
      live: { version: 219, at: ago(14 * minute) },
      isSuspect: true,
      isFirst: true,
      before: { version: 217, ranMs: 21 * hour - 19 * minute },
    },
  },
  {
    policy: 'a dyno that was started again since may have crashed before',
    dynos: [dyno(ago(14 * minute)), dyno(ago(5 * minute), 'crashed')],
    says: { isFirst: false, isSuspect: true },
  },
  {
    policy: 'a dyno of unknown age tells nothing of earlier crashes',
    dynos: [dyno(null, 'crashed')],
    says: { isFirst: false },
  },
  { policy: 'without a reading of dynos nothing is the first', dynos: [], says: { isFirst: false } },
  {
    policy: 'a crash long after a release is not blamed on it',
    releases: [release(219, ago(9 * hour)), release(218, ago(20 * hour))],
    says: { isSuspect: false, before: { version: 218, ranMs: 11 * hour } },
  },
  {
    policy: 'a release that ran for minutes, or never, is nothing to compare with',
    releases: [
      release(219, ago(14 * minute)),
      release(218, ago(20 * minute)),
      release(217, ago(22 * minute), 'failed'),
    ],
    says: { before: null },
  },
  { policy: 'a crash before what runs now has nothing to do with it', at: ago(hour), says: null },
  { policy: 'a crash at an unknown time is put beside nothing', at: null, says: null },
  { policy: 'a release without a time is put beside nothing', releases: [release(219, null)], says: null },
  { policy: 'where it is not known what runs, nothing is said', releases: [release(218, ago(hour))], says: null },
])('$policy', ({ at = crashedAt, releases = story, dynos: crew = dynos, says }) => {
  const told = crashStory(at, { releases, dynos: crew });
  if (says === null) expect(told).toBeNull();
  else expect(told).toMatchObject(says);
});
