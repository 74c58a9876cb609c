import { describe, expect, test } from 'vitest';
import { isChangingOver, releaseMade, watchSteps } from './rollback-watch';

const madeAt = 1_000_000;
const made = { version: 220, status: 'succeeded', description: 'Rollback to v212', createdAt: madeAt };
const dyno = (name: string, state = 'up', release = 220) => ({
  name,
  type: name.split('.')[0] ?? '',
  state,
  release,
  updatedAt: madeAt,
});
const at = (minutes: number, total: number | null = 2) => ({ total, nowMs: madeAt + minutes * 60_000 });
const states = (...args: Parameters<typeof watchSteps>) => watchSteps(...args).map(({ state }) => state);
const words = (...args: Parameters<typeof watchSteps>) => watchSteps(...args).map(({ words: said }) => said);

describe('the release that a rollback made', () => {
  const release = (version: number, description: string) => ({ ...made, version, description });
  test('is newer than all that were known, and says where it went back to', () => {
    const releases = [
      release(222, 'Set A config vars'),
      release(221, 'Rollback to v212'),
      release(219, 'Rollback to v212'),
    ];
    expect(releaseMade(releases, { newest: 220, target: 212 })?.version).toBe(221);
    expect(
      releaseMade([release(221, 'Deploy 52b6d10 of v212, config kept')], { newest: 220, target: 212 })?.version,
    ).toBe(221);
    expect(releaseMade([release(221, 'Rollback to v211')], { newest: 220, target: 212 })).toBeNull();
  });
});

describe('a rollback is watched', () => {
  test('first its release: what is not listed yet is unknown', () => {
    expect(states(null, null, at(0))).toEqual(['unknown', 'next', 'next']);
    expect(states({ ...made, status: 'pending' }, [], at(0))).toEqual(['now', 'next', 'next']);
  });
  test('a failed release command changes no dyno', () => {
    expect(words({ ...made, status: 'failed' }, [], at(0))).toEqual([
      'the release command of v220 failed',
      'the dynos run on as before',
      'nothing to watch',
    ]);
  });
  test('then its dynos: those of the release before do not count, and one-off dynos never do', () => {
    const dynos = [dyno('web.1'), dyno('web.2', 'starting'), dyno('web.3', 'up', 219), dyno('run.1')];
    expect(words(made, dynos, at(1))[1]).toBe('1 of 2 dynos up');
    expect(states(made, dynos, at(1))).toEqual(['done', 'now', 'now']);
  });
  test('dynos that were not read are unknown, not down', () => {
    expect(states(made, null, at(1))).toEqual(['done', 'unknown', 'unknown']);
  });
  test('then ten minutes without a crash', () => {
    const dynos = [dyno('web.1'), dyno('web.2')];
    expect(words(made, dynos, at(1))[2]).toBe('no crash so far, watched for 9 more minutes');
    expect(words(made, dynos, at(10))[2]).toBe('no crash in 10 minutes');
    expect(states(made, dynos, at(10))).toEqual(['done', 'done', 'done']);
  });
  test('a crash is said at once', () => {
    expect(words(made, [dyno('web.1'), dyno('web.2', 'crashed')], at(3))[2]).toBe('web.2 crashed');
  });
  test('an app at zero has nothing to start', () => {
    expect(words(made, [], at(0, 0))[1]).toBe('no dynos to start');
  });
});

describe('dynos are looked at again soon', () => {
  const one = (dynos: ReturnType<typeof dyno>[], minutes = 1, status = 'succeeded') =>
    isChangingOver({ ...made, status }, dynos, at(minutes));
  test.each<[string, boolean, boolean]>([
    ['while one of the release before is there', one([dyno('web.1'), dyno('web.2', 'up', 219)]), true],
    ['while one starts', one([dyno('web.1'), dyno('web.2', 'starting')]), true],
    ['while one is missing', one([dyno('web.1')]), true],
    ['not once all are new', one([dyno('web.1'), dyno('web.2')]), false],
    ['not because one crashed', one([dyno('web.1'), dyno('web.2', 'crashed')]), false],
    ['not before the release has succeeded', one([], 1, 'pending'), false],
    ['not for longer than three minutes', one([dyno('web.1', 'starting')], 4), false],
  ])('%s', (_, is, should) => expect(is).toBe(should));
});
