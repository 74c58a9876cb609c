// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FleetProgress } from '@/lib/fleet/progress';
import { problemSentence, readingOf } from './reading';

const progress = (changes: Partial<FleetProgress>): FleetProgress => ({
  connectionId: 'c',
  connection: 'heroku',
  startedAt: 0,
  finishedAt: null,
  done: 0,
  total: null,
  problems: [],
  ...changes,
});

describe('readingOf', () => {
  it.each([
    ['nothing was read by this process', [], { isRunning: false, done: 0, total: 0 }],
    ['the list of apps is not there yet', [progress({})], { isRunning: true, done: 0, total: null }],
    ['apps come in', [progress({ done: 3, total: 9 })], { isRunning: true, done: 3, total: 9 }],
    ['all is read', [progress({ done: 9, total: 9, finishedAt: 1 })], { isRunning: false, done: 0, total: 0 }],
    [
      'only what still runs counts',
      [progress({ done: 9, total: 9, finishedAt: 1 }), progress({ done: 1, total: 4 })],
      { isRunning: true, done: 1, total: 4 },
    ],
  ])('%s', (_, all, expected) => {
    expect(readingOf(all)).toEqual({ ...expected, problems: [] });
  });
});

describe('problemSentence', () => {
  it.each([
    [{ part: 'apps', apps: 0 }, 'The list of apps could not be read. What is shown is from before.'],
    [{ part: 'apps', apps: 12 }, 'Reading stopped before 12 apps. They show what was known of them before.'],
    [{ part: 'dynos', apps: 1 }, 'Dynos of 1 app could not be read. They show what was known of them before.'],
    [
      { part: 'add-ons', apps: 1200 },
      'Add-ons of 1,200 apps could not be read. They show what was known of them before.',
    ],
  ] as const)('%j', (problem, sentence) => {
    expect(problemSentence(problem)).toBe(sentence);
  });
});
