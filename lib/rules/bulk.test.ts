import { describe, expect, test } from 'vitest';
import { type BulkState, bulkStatusOf, hasFailedTooOften, nextStep, type TargetStatus } from './bulk';

const plain: BulkState = {
  hasCanary: false,
  isCanaryDone: false,
  waveSize: null,
  stopAtPercent: null,
  forgivenFailures: 0,
  isPaused: false,
  isCalledOff: false,
};
const words: Record<string, TargetStatus> = {
  q: 'queued',
  r: 'running',
  d: 'done',
  f: 'failed',
  u: 'unknown',
  s: 'skipped',
};
const run = (...positions: number[]) => ({ kind: 'run', positions });

describe('what comes next', () => {
  test.each<[string, Partial<BulkState>, string, object]>([
    ['without a canary or waves, everything', {}, 'qqq', run(0, 1, 2)],
    ['what a dead server had begun comes after what nobody has begun', {}, 'drq', run(2, 1)],
    ['nothing is left', {}, 'dfus', { kind: 'end' }],
    ['the canary goes alone', { hasCanary: true }, 'qqq', run(0)],
    ['a canary that was being changed is settled first', { hasCanary: true }, 'rqq', run(0)],
    ['a changed canary is watched', { hasCanary: true }, 'dqq', { kind: 'watch-canary' }],
    ['a canary that is well lets the rest go on', { hasCanary: true, isCanaryDone: true }, 'dqq', run(1, 2)],
    ['a canary that failed holds the rest', { hasCanary: true }, 'fqq', { kind: 'pause', reason: 'canary' }],
    ['a canary of which nobody knows holds the rest', { hasCanary: true }, 'uqq', { kind: 'pause', reason: 'canary' }],
    ['a skipped canary holds nothing', { hasCanary: true }, 'sqq', run(1, 2)],
    ['a wave is no larger than asked for', { waveSize: 2 }, 'qqqq', run(0, 1)],
    ['the next wave follows the last', { waveSize: 2 }, 'dfqqq', run(2, 3)],
    ['what still runs belongs to the wave', { waveSize: 2 }, 'rqqq', run(1, 0)],
    ['a full wave is brought to its end first', { waveSize: 2 }, 'rrqq', run(0, 1)],
    ['the canary comes before the first wave', { hasCanary: true, waveSize: 2 }, 'qqqq', run(0)],
    [
      'a canary that failed is the reason, also where any failure is',
      { hasCanary: true, stopAtPercent: 0 },
      'fqq',
      { kind: 'pause', reason: 'canary' },
    ],
    [
      'a canary that a person let pass counts no more',
      { hasCanary: true, isCanaryDone: true, stopAtPercent: 0, forgivenFailures: 1 },
      'fqq',
      run(1, 2),
    ],
    ['too many failures pause it', { stopAtPercent: 50 }, 'dffq', { kind: 'pause', reason: 'failures' }],
    ['what waits is no success', { stopAtPercent: 50 }, 'ffqqqqqqqq', { kind: 'pause', reason: 'failures' }],
    ['what runs is none yet', { stopAtPercent: 50 }, 'ffrrrq', { kind: 'pause', reason: 'failures' }],
    ['unknown counts as failed', { stopAtPercent: 50 }, 'dfuq', { kind: 'pause', reason: 'failures' }],
    ['skipped counts as neither', { stopAtPercent: 50 }, 'dffsssq', { kind: 'pause', reason: 'failures' }],
    ['one failure alone does not', { stopAtPercent: 5 }, 'fqq', run(1, 2)],
    ['a lower share does not', { stopAtPercent: 50 }, 'dddffq', run(5)],
    ['failures that a person saw are forgiven', { stopAtPercent: 50, forgivenFailures: 2 }, 'dffq', run(3)],
    ['failures at the very end pause nothing', { stopAtPercent: 0 }, 'df', { kind: 'end' }],
    ['paused, it rests', { isPaused: true }, 'dqq', { kind: 'rest' }],
    ['paused, what had begun is still settled', { isPaused: true }, 'drq', run(1)],
    ['called off, what is left is ended', { isCalledOff: true, isPaused: true }, 'dqr', run(1, 2)],
  ])('%s', (_name, state, targets, step) => {
    expect(
      nextStep(
        { ...plain, ...state },
        [...targets].map((letter) => ({ status: words[letter] ?? 'queued' })),
      ),
    ).toEqual(step);
  });
});

describe('it fails too often', () => {
  test.each<[string, number | null, { done: number; failed: number; forgiven?: number }, boolean]>([
    ['never, where no share is named', null, { done: 0, failed: 1_000 }, false],
    ['not while nothing has failed, even at the first', 0, { done: 10, failed: 0 }, false],
    ['at 0 percent by the first failure', 0, { done: 99, failed: 1 }, true],
    ['not by the first failure at any other', 1, { done: 0, failed: 1 }, false],
    ['by two of two at any', 100, { done: 0, failed: 2 }, true],
    ['not by two of three at 100', 100, { done: 1, failed: 2 }, false],
    ['at exactly the share', 20, { done: 8, failed: 2 }, true],
    ['not just below it', 20, { done: 9, failed: 2 }, false],
    ['early in a large job: of those that ran, not of all', 20, { done: 6, failed: 2 }, true],
    ['late in a large job by as many as the share says', 5, { done: 95, failed: 5 }, true],
    ['not late in a large job by a few', 5, { done: 96, failed: 4 }, false],
    ['not by failures that a person saw', 20, { done: 2, failed: 2, forgiven: 2 }, false],
    ['nor by those and one more', 20, { done: 2, failed: 3, forgiven: 2 }, false],
    ['but by two more', 20, { done: 2, failed: 4, forgiven: 2 }, true],
    ['at 0 percent by one more', 0, { done: 2, failed: 3, forgiven: 2 }, true],
    ['not where one that was forgiven turned out well', 0, { done: 3, failed: 1, forgiven: 2 }, false],
  ])('%s', (_, stopAtPercent, { forgiven: forgivenFailures = 0, ...tally }, isTooOften) => {
    expect(hasFailedTooOften(tally, { stopAtPercent, forgivenFailures })).toBe(isTooOften);
  });
});

test.each([
  ['waiting', false, false, 'waiting'],
  ['waiting', false, true, 'running'],
  ['running', false, true, 'running'],
  ['waiting', true, true, 'paused'],
  ['failed', true, true, 'broken'],
  ['done', false, true, 'ended'],
  ['cancelled', false, true, 'ended'],
] as const)('a job that is %s, paused %s, begun %s is %s', (status, isPaused, hasBegun, word) => {
  expect(bulkStatusOf({ status, isPaused, hasBegun })).toBe(word);
});
