import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatAgo,
  formatCalls,
  formatDuration,
  formatExact,
  formatInitials,
  formatMoney,
  formatMoneyDelta,
  formatPlural,
} from './format';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

describe('counts and calls', () => {
  it.each([
    [0, '0 calls'],
    [1, '1 call'],
    [4500, '4,500 calls'],
  ])('%i reads %s', (calls, text) => expect(formatCalls(calls)).toBe(text));

  it('takes an irregular plural', () => {
    expect(formatPlural(1, 'person', 'people')).toBe('1 person');
    expect(formatPlural(2, 'person', 'people')).toBe('2 people');
  });
});

describe('money', () => {
  it.each([
    [0, '$0'],
    [58_500, '$585'],
    [50, '$0.50'],
    [4_821_400, '$48,214'],
    [-5_000, '−$50'],
  ])('%i cents read %s', (cents, text) => expect(formatMoney(cents)).toBe(text));

  it.each([
    [5_000, '+$50'],
    [-5_000, '−$50'],
    [0, '±$0'],
  ])('a difference of %i cents reads %s', (cents, text) => expect(formatMoneyDelta(cents)).toBe(text));
});

describe('time', () => {
  it.each([
    [-5, 'now'],
    [999, 'now'],
    [40_000, '40 s'],
    [59_999, '59 s'],
    [14 * minuteMs, '14 m'],
    [2 * hourMs, '2 h'],
    [3 * dayMs, '3 d'],
  ])('an age of %i ms reads %s', (ageMs, text) => expect(formatAge(ageMs)).toBe(text));

  it.each([
    [500, '0 s'],
    [21 * hourMs, '21 h'],
    [26 * hourMs, '1 d 2 h'],
    [48 * hourMs, '2 d'],
  ])('a duration of %i ms reads %s', (durationMs, text) => expect(formatDuration(durationMs)).toBe(text));

  it.each([
    [0, 'just now'],
    [1_000, '1 second ago'],
    [2 * minuteMs, '2 minutes ago'],
    [26 * hourMs, '1 day ago'],
  ])('in a sentence %i ms read %s', (ageMs, text) => expect(formatAgo(ageMs)).toBe(text));

  it('prints a moment in the zone asked for', () => {
    const atMs = Date.parse('2026-11-20T09:11:24Z');
    expect(formatExact(atMs, 'UTC')).toBe('20 Nov 2026, 09:11:24');
    const shift = new Date(atMs).getTimezoneOffset() * 60_000;
    expect(formatExact(atMs + shift)).toBe('20 Nov 2026, 09:11:24');
  });
});

describe('initials', () => {
  it.each([
    ['Mara Lindqvist', 'ML'],
    ['jonas.berg@fernhill.example', 'JB'],
    ['ci', 'CI'],
    ['', ''],
  ])('%s is %s', (name, initials) => expect(formatInitials(name)).toBe(initials));
});
