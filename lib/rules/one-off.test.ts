import { describe, expect, test } from 'vitest';
import { isOneOff, mayRun, mostOneOffs } from './one-off';

const size = (name: string, dedicated = false) => ({ name, centsPerMonth: 2500, dedicated });
const sizes = [
  size('Eco'),
  size('Basic'),
  size('Standard-1X'),
  size('Performance-M', true),
  size('dyno-1c-0.5gb', true),
];

describe('one-off dynos', () => {
  test.each([
    ['run', true],
    ['scheduler', true],
    ['release', true],
    ['web', false],
    ['worker', false],
  ])('a dyno of type %s runs once: %s', (type, once) => {
    expect(isOneOff(type)).toBe(once);
  });

  test.each([
    ['Eco', 1],
    ['Basic', 50],
    ['Standard-1X', 50],
    ['Performance-M', 5],
    ['dyno-1c-0.5gb', 255],
  ])('%s allows %i at once', (name, most) => {
    const found = sizes.find((one) => one.name === name);
    expect(found && mostOneOffs(found)).toBe(most);
  });

  const five = Array(5).fill('Performance-M');
  const cases: [string, string | null, (string | null)[], string | null][] = [
    ['one more below the limit is allowed', 'Performance-M', five.slice(1), null],
    ['one more above the limit is not', 'performance-m', five, 'Performance-M allows 5 one-off dynos at once, and 5'],
    ['Eco allows one', 'Eco', ['Eco'], 'Eco allows 1 one-off dyno at once, and 1 already run'],
    ['others of another size do not count', 'Eco', ['Basic', null], null],
    ['a size that Heroku does not have is refused', 'Huge', [], 'Heroku has no dyno size called Huge'],
    ['where Heroku chooses the size it also knows the limit', null, five, null],
  ];
  test.each(cases)('%s', (_, wanted, running, reason) => {
    const verdict = mayRun(wanted, running, sizes);
    expect(verdict.allowed ? null : verdict.reason).toEqual(reason === null ? null : expect.stringContaining(reason));
  });
});
