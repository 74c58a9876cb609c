import { describe, expect, test } from 'vitest';
import { growthOfTime } from '@/lib/testing/growth';
import {
  codeOnlyDescription,
  codeTakenFrom,
  isContainerDeploy,
  keysNamed,
  releaseKind,
  rolledBackTo,
} from './release-kind';

describe('what made a release is told by its description', () => {
  test.each([
    ['Deploy 8f3c1ae', 'deploy'],
    ['Deployed web (8f3c1ae2)', 'deploy'],
    ['Promote checkout-api-staging v229 3c77e02', 'deploy'],
    ['Retry of v3: Deploy abc', 'deploy'],
    ['Set STRIPE_V2_KEY, FEATURE_SPLIT_TENDER config vars', 'config'],
    ['Remove A config vars', 'config'],
    ['Set A, remove B config vars', 'config'],
    ['Attach DATABASE (@ref:postgresql-round-1)', 'add-on'],
    ['Detach DATABASE (@ref:postgresql-round-1)', 'add-on'],
    ['Update DATABASE by heroku-postgresql', 'add-on'],
    ['Rollback to v204', 'rollback'],
    ['Deploy 52b6d10 of v212, config kept', 'rollback'],
    ['Initial release', 'other'],
    ['Enable Logplex', 'other'],
    ['<img src=x onerror=alert(1)>', 'other'],
    [null, 'other'],
  ] as const)('%s: %s', (description, kind) => expect(releaseKind(description)).toBe(kind));

  test('a hostile description that is twice as long takes no more than a few times as long', () => {
    const growth = growthOfTime((length) => {
      for (const text of ['Set '.repeat(length), `Set ${'A, '.repeat(length)}`, `Update ${'x'.repeat(length)}`]) {
        releaseKind(text);
        keysNamed(text);
        isContainerDeploy(text);
      }
    });
    expect(growth).toBeLessThan(3.5);
  });
});

test('config descriptions name the keys they set and remove', () => {
  expect(keysNamed('Set A, remove B, C config vars')).toEqual([
    { key: 'A', act: 'set' },
    { key: 'B', act: 'removed' },
    { key: 'C', act: 'removed' },
  ]);
  expect(keysNamed('Remove A config var')).toEqual([{ key: 'A', act: 'removed' }]);
  expect(keysNamed('Deploy 8f3c1ae')).toEqual([]);
});

test('both kinds of rollback say where they went back to', () => {
  expect(rolledBackTo('Rollback to v204')).toBe(204);
  expect(rolledBackTo('Rollback to v204 and more')).toBeNull();
  expect(codeTakenFrom(codeOnlyDescription('52b6d10', 212))).toBe(212);
  expect(codeTakenFrom('Deploy 52b6d10')).toBeNull();
});
