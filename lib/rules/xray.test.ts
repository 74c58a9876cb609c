import { describe, expect, test } from 'vitest';
import {
  addOnsBetween,
  afterLosses,
  commandsRun,
  configLoss,
  lossFigure,
  lostSlugs,
  type Passed,
  type Prints,
  releaseOfKey,
  typesLost,
  xrayPrice,
} from './xray';

/** A small generator of its own: the same seed, the same history. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

type Made = Passed & { config: Prints };
const names = ['A', 'B', 'C', 'DATABASE_URL', '__proto__', 'constructor', 'ключ', 'E F'];

/** A history as an app could have it, newest first: deploys, failures, config changes, rollbacks of both kinds. */
function history(seed: number): Made[] {
  const roll = dice(seed);
  const made: Made[] = [];
  let slug: string | null = null;
  let config: Prints = new Map();
  for (let version = 1; version <= 3 + roll(40); version += 1) {
    let status = 'succeeded';
    let description = `Deploy ${version}`;
    let own: string | null = slug;
    const older: Made | undefined = made[roll(made.length || 1)];
    switch (roll(5)) {
      case 0:
        own = `slug-${version}`;
        break;
      case 1:
        own = `slug-${version}`;
        status = 'failed';
        break;
      case 2:
        if (older && older.status === 'succeeded') {
          own = older.slug;
          config = older.config;
          description = `Rollback to v${older.version}`;
        }
        break;
      default: {
        const key = names[roll(names.length)] ?? 'A';
        const next = new Map(config);
        if (next.has(key) && roll(3) === 0) {
          next.delete(key);
          description = `Remove ${key} config vars`;
        } else {
          next.set(key, `print-${roll(4)}`);
          description = `Set ${key} config vars`;
        }
        config = next;
      }
    }
    if (status === 'succeeded') slug = own;
    made.push({ version, status, description, slug: own, plans: [], hasReleaseCommand: false, config });
  }
  return made.reverse();
}

const cases = Array.from({ length: 300 }, (_, seed) => ({ seed, releases: history(seed + 1) }));
const ends = (releases: Made[], seed: number) => {
  const now = releases.find(({ status }) => status === 'succeeded');
  const target = releases.filter(({ status }) => status === 'succeeded')[dice(seed)(releases.length)] ?? now;
  return now && target ? { now, target } : null;
};

describe('over 300 generated histories', () => {
  test('applying the loss to the config of now gives that of the target, to the key', () => {
    for (const { seed, releases } of cases) {
      const pair = ends(releases, seed);
      if (!pair) continue;
      const { losses, equal } = configLoss(pair.now.config, pair.target.config);
      expect(afterLosses(pair.now.config, losses)).toEqual(pair.target.config);
      expect(equal + losses.length).toBe(new Set([...pair.now.config.keys(), ...pair.target.config.keys()]).size);
    }
  });

  test('keys that add-ons own never change', () => {
    for (const { seed, releases } of cases) {
      const pair = ends(releases, seed);
      if (!pair) continue;
      const { losses, kept } = configLoss(pair.now.config, pair.target.config, new Set(['DATABASE_URL']));
      const after = afterLosses(pair.now.config, losses);
      expect(after.get('DATABASE_URL')).toBe(pair.now.config.get('DATABASE_URL'));
      expect(afterLosses(after, kept)).toEqual(pair.target.config);
    }
  });

  test('no slug is called lost that ran at the target or before it, or that never ran', () => {
    for (const { seed, releases } of cases) {
      const pair = ends(releases, seed);
      if (!pair) continue;
      const lost = lostSlugs(releases, pair.now.version, pair.target.version);
      for (const { slug, version } of lost) {
        expect(releases.some((one) => one.slug === slug && one.version <= pair.target.version)).toBe(false);
        expect(releases.find((one) => one.version === version)?.status).toBe('succeeded');
      }
      expect(new Set(lost.map(({ slug }) => slug)).size).toBe(lost.length);
      const isNew =
        pair.now.slug !== null &&
        !releases.some((one) => one.slug === pair.now.slug && one.version <= pair.target.version);
      expect(lost.some(({ slug }) => slug === pair.now.slug)).toBe(isNew);
    }
  });

  test('the price is one call a slug at most, beside list, two configs and owners', () => {
    for (const { seed, releases } of cases) {
      const pair = ends(releases, seed);
      if (!pair) continue;
      const price = xrayPrice(releases, pair.now.version, pair.target.version);
      expect(price).toBeLessThanOrEqual(4 + Math.min(10, new Set(releases.map(({ slug }) => slug)).size));
    }
  });
});

const passed = (version: number, description: string, more: Partial<Passed> = {}): Passed => ({
  version,
  description,
  status: 'succeeded',
  slug: 's',
  plans: null,
  hasReleaseCommand: false,
  ...more,
});

describe('in which release a key came', () => {
  const releases = [
    passed(218, 'Set NEW, OLD config vars'),
    passed(216, 'Set NEW config vars', { status: 'failed' }),
    passed(215, 'Set OLD config vars'),
    passed(213, 'Remove GONE config vars'),
  ];
  const key = (name: string, kind: 'removed' | 'returned' | 'changed') => ({
    key: name,
    kind,
    now: null,
    target: null,
  });
  test('an added key came with the first that names it', () =>
    expect(releaseOfKey(releases, key('OLD', 'removed'))).toBe(215));
  test('a changed value came with the last that names it', () =>
    expect(releaseOfKey(releases, key('OLD', 'changed'))).toBe(218));
  test('a failed release brought nothing', () => expect(releaseOfKey(releases, key('NEW', 'removed'))).toBe(218));
  test('a key that returns went with the one that removed it', () =>
    expect(releaseOfKey(releases, key('GONE', 'returned'))).toBe(213));
  test('where no description names it, it is not known', () =>
    expect(releaseOfKey(releases, key('X', 'removed'))).toBeNull());
});

test('release commands that ran are those that ended, well or badly', () => {
  const ran = { hasReleaseCommand: true };
  const releases = [
    passed(5, '', ran),
    passed(4, '', { ...ran, status: 'failed' }),
    passed(3, ''),
    passed(2, '', { ...ran, status: 'pending' }),
  ];
  expect(commandsRun(releases)).toEqual([5, 4]);
});

test('add-ons are compared by service, and not guessed', () => {
  expect(addOnsBetween(['redis:premium-3', 'pg:a', 'pg:b'], ['pg:b', 'pg:a', 'redis:premium-2'])).toEqual({
    differing: [{ service: 'redis', now: ['redis:premium-3'], target: ['redis:premium-2'] }],
    equal: 2,
  });
  expect(addOnsBetween(null, [])).toBeNull();
});

test('process types that only today’s code has are lost; unknown stays unknown', () => {
  expect(typesLost(['clock', 'web'], ['web'])).toEqual(['clock']);
  expect(typesLost(null, ['web'])).toBeNull();
});

describe('the sentence that people remember', () => {
  const losses = (...kinds: ('removed' | 'changed' | 'returned')[]) => ({
    losses: kinds.map((kind, index) => ({ key: `K${index}`, kind, now: null, target: null })),
  });
  test.each([
    [3, losses('removed', 'removed', 'removed', 'changed', 'changed'), false, '3 deploys, 3 keys, 2 values'],
    [1, losses(), false, '1 deploy'],
    [0, losses('removed'), true, '1 key'],
    [0, losses(), false, 'other code'],
    [0, losses(), true, 'Nothing'],
    [0, losses('returned'), true, 'Nothing; 1 key returns'],
    [2, null, false, '2 deploys, config unknown'],
  ] as const)('%i deploys: %#', (deploys, config, isCodeEqual, words) => {
    expect(lossFigure(deploys, config, isCodeEqual)).toBe(words);
  });
});
