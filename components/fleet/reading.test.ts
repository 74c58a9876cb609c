// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FleetProgress } from '@/lib/fleet/progress';
import { problemSentence } from './problem-sentence';
import { readingOf, readingSentence } from './reading';

const progress = (changes: Partial<FleetProgress>): FleetProgress => ({
  connectionId: 'c',
  connection: 'heroku',
  startedAt: 0,
  finishedAt: null,
  isElsewhere: false,
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
    [
      'another server reads',
      [progress({ done: 1, total: 4, isElsewhere: true })],
      { isRunning: true, isElsewhere: true, done: 1, total: 4 },
    ],
    [
      'this server reads too',
      [progress({ done: 1, total: 4, isElsewhere: true }), progress({ done: 1, total: 4 })],
      { isRunning: true, done: 2, total: 8 },
    ],
  ])('%s', (_, all, expected) => {
    expect(readingOf(all)).toEqual({ isElsewhere: false, ...expected, problems: [] });
  });
});

describe('readingSentence', () => {
  it.each([
    [{ isElsewhere: false, done: 0, total: null }, 'Reading the list of apps'],
    [{ isElsewhere: false, done: 1200, total: 3000 }, 'Reading 1,200 of 3,000 apps'],
    [{ isElsewhere: true, done: 0, total: null }, 'Another server reads the list of apps'],
    [{ isElsewhere: true, done: 9, total: 9 }, 'Another server reads the list of apps'],
    [{ isElsewhere: true, done: 3, total: 9 }, 'Another server reads: 3 of 9 apps'],
  ])('%j', (reading, sentence) => {
    expect(readingSentence(reading)).toBe(sentence);
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
