import { describe, expect, test } from 'vitest';
import { activities } from './active-for';
import { bestTarget, type Candidate, mayRollBackTo, mayTakeBackCode, rollbackChanges } from './rollback';

const release: Candidate = {
  version: 212,
  status: 'succeeded',
  description: 'Deploy 52b6d10',
  slug: 'slug-212',
  isCurrent: false,
  isEligible: true,
};

describe('rolling back', () => {
  test.each<[string, Partial<Candidate>, string | null]>([
    ['goes to a release that succeeded and whose slug is kept', {}, null],
    ['goes to a release of which Heroku does not say that it may not', { isEligible: null }, null],
    ['never goes to what runs now', { isCurrent: true }, 'v212 is what runs now.'],
    ['waits for a release that is under way', { status: 'pending' }, 'v212 is still being released.'],
    ['never goes to a failed release', { status: 'failed' }, 'v212 failed, so it never ran.'],
    ['never goes to one that was overtaken', { status: 'expired' }, 'v212 was overtaken before it ran.'],
    ['never goes to one whose end is not known', { status: null }, 'Heroku does not say how v212 ended.'],
    ['needs a slug', { slug: null, description: 'Enable Logplex' }, 'v212 has no slug: nothing was deployed yet.'],
    ['needs a slug that is still kept', { isEligible: false }, 'Heroku no longer keeps the slug of v212.'],
    [
      'is not for container images',
      { slug: null, description: 'Deployed web, worker (8f3c1ae2)' },
      'v212 is a container image: Heroku keeps no slug of it to roll back to.',
    ],
  ])('%s', (_, change, reason) => {
    expect(mayRollBackTo({ ...release, ...change })).toEqual(
      reason === null ? { allowed: true } : { allowed: false, reason },
    );
  });

  test('of code alone needs other code', () => {
    expect(mayTakeBackCode(release, { version: 219, slug: 'slug-219' })).toEqual({ allowed: true });
    expect(mayTakeBackCode(release, { version: 219, slug: 'slug-212' })).toEqual({
      allowed: false,
      reason: 'v212 has the same code as v219: nothing would change.',
    });
    expect(mayTakeBackCode({ ...release, isEligible: false }, { version: 219, slug: 'x' })).toMatchObject({
      allowed: false,
    });
  });

  test('is undone by exactly the opposite changes', () => {
    const before = { version: 219, description: 'Deploy 8f3c1ae', code: '8f3c1ae' };
    const target = { version: 212, description: 'Deploy 52b6d10', code: '52b6d10' };
    const after = { version: 220, description: 'Rollback to v212', code: '52b6d10' };
    const there = rollbackChanges(before, target);
    expect(rollbackChanges(after, before)).toEqual(there.map(({ label, from, to }) => ({ label, from: to, to: from })));
  });
});

describe('the release to offer first', () => {
  const minute = 60_000;
  const at = (version: number, createdAt: number, change: Partial<Candidate> = {}) => ({
    ...release,
    version,
    createdAt,
    ...change,
  });
  const offered = (releases: ReturnType<typeof at>[]) => bestTarget(releases, activities(releases))?.version ?? null;

  test('is the newest before the current that ran for ten minutes', () => {
    const releases = [
      at(219, 1_300 * minute, { isCurrent: true }),
      at(218, 1_295 * minute),
      at(217, 35 * minute),
      at(216, 0),
    ];
    expect(offered(releases)).toBe(217);
  });
  test('is the newest before the current where none ran that long', () => {
    expect(offered([at(3, 3 * minute, { isCurrent: true }), at(2, 2 * minute), at(1, minute)])).toBe(2);
  });
  test('is never one that failed or has no slug', () => {
    const releases = [
      at(4, 900 * minute, { isCurrent: true }),
      at(3, 600 * minute, { status: 'failed' }),
      at(2, 300 * minute, { slug: null }),
      at(1, 0),
    ];
    expect(offered(releases)).toBe(1);
  });
  test('is none where nothing ran before, or where it cannot be told what runs', () => {
    expect(offered([at(1, 0, { isCurrent: true })])).toBeNull();
    expect(offered([at(2, minute), at(1, 0)])).toBeNull();
  });
});
