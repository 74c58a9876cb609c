import { describe, expect, test } from 'vitest';
import { commitOf, hasSource, stageGap } from './stage-gap';

const runs = (slug: string | null, description: string | null = null) => ({
  release: { slug, description },
});
const none = { release: null };
const deploy = (slug: string, sha: string) => runs(slug, `Deploy ${sha}`);
const between = (staging: ReturnType<typeof runs>[], production: (ReturnType<typeof runs> | typeof none)[]) =>
  stageGap(
    new Map([
      ['staging', staging],
      ['production', production],
    ] as const),
    'production',
  );

describe('the commit of a release', () => {
  test.each([
    ['Deploy 8c3b1f30', '8c3b1f3'],
    ['Promote shop-staging v8 8c3b1f30', '8c3b1f3'],
    ['Set DATABASE_URL config vars', null],
    ['Rollback to v12', null],
    ['Set DEADBEE config vars', null],
    [null, null],
  ])('%s', (description, commit) => {
    expect(commitOf(description)).toBe(commit);
  });
});

describe('between two stages', () => {
  test.each([
    ['the same slug is the same code', [runs('a')], [runs('a', 'Set X config vars')], { kind: 'same' }],
    [
      'the same commit built twice is the same code',
      [deploy('a', '1234567a')],
      [deploy('b', '1234567a')],
      { kind: 'same' },
    ],
    [
      'another commit waits, and both are named',
      [deploy('a', '1111111')],
      [deploy('b', '2222222')],
      { kind: 'differs', before: '1111111', after: '2222222' },
    ],
    [
      'another slug whose commit is not known waits too',
      [deploy('a', '1111111')],
      [runs('b', 'Set X config vars')],
      { kind: 'differs', before: '1111111', after: null },
    ],
    ['two apps that both run what is before them are the same', [runs('a')], [runs('a'), runs('a')], { kind: 'same' }],
    [
      'of two apps one that lags is enough, and no commit stands for both',
      [deploy('a', '1111111')],
      [deploy('a', '1111111'), deploy('b', '2222222')],
      { kind: 'differs', before: '1111111', after: null },
    ],
    ['nothing is said of an app without a release', [runs('a')], [none], null],
    ['nothing is said where no code was ever deployed', [runs(null)], [runs('b')], null],
    ['nothing is said where the apps before it disagree', [runs('a'), runs('b')], [runs('a')], null],
    ['nothing is said where no app is before it', [], [runs('a')], null],
  ])('%s', (_, staging, production, gap) => {
    expect(between(staging, production)).toEqual(gap);
  });

  test('production is compared with development where there is no staging', () => {
    const stages = new Map([
      ['development', [runs('a')]],
      ['production', [runs('a')]],
    ]);
    expect(stageGap(stages, 'production')).toEqual({ kind: 'same' });
  });

  test('nothing is promoted into tests, review apps and development', () => {
    expect(['test', 'review', 'development', 'staging', 'production'].filter(hasSource)).toEqual([
      'staging',
      'production',
    ]);
  });
});
