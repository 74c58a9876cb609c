import { describe, expect, test } from 'vitest';
import { centsPerMonth, changed, mostDynos, type Process, type Size } from './scaling';
import { allAt, careFor, centsDifference, mayHave } from './scaling-limits';

const sizes: Size[] = [
  { name: 'Eco', centsPerMonth: 500, dedicated: false },
  { name: 'Basic', centsPerMonth: 700, dedicated: false },
  { name: 'Standard-1X', centsPerMonth: 2500, dedicated: false },
  { name: 'Standard-2X', centsPerMonth: 5000, dedicated: false },
  { name: 'Performance-M', centsPerMonth: 25000, dedicated: true },
  { name: 'Private-S', centsPerMonth: null, dedicated: true },
  { name: 'dyno-1c-0.5gb', centsPerMonth: 2500, dedicated: true },
];
const processes = (text: string): Process[] =>
  (text === '' ? [] : text.split(' ')).map((part) => {
    const [type = '', quantity = '', size = ''] = part.split(/[=:]/);
    return { type, quantity: Number(quantity), size };
  });

describe('what an app may have', () => {
  test.each([
    ['standard sizes mix with performance', 'web=2:Standard-2X worker=3:Performance-M', null],
    ['size names match in any case', 'web=2:standard-2x', null],
    ['everything at zero', 'web=0:Standard-1X worker=0:Standard-1X', null],
    ['a hundred dynos', 'web=60:Standard-1X worker=40:Standard-1X', null],
    ['one dyno more than a hundred', 'web=60:Standard-1X worker=41:Standard-1X', 'at most 100 dynos'],
    ['two Basic dynos of one type', 'web=2:Basic', 'Basic allows at most 1 dyno for web'],
    ['one Basic dyno of each of two types', 'web=1:Basic worker=1:Basic', null],
    ['eleven dedicated dynos of one type', 'web=11:Performance-M', 'at most 10 dynos for web'],
    ['Basic beside Standard, even at zero', 'web=1:Standard-1X worker=0:Basic', 'cannot mix'],
    ['three Eco types running', 'web=1:Eco worker=1:Eco clock=1:Eco', 'at most 2 running'],
    ['three Eco types, one asleep at zero', 'web=1:Eco worker=1:Eco clock=0:Eco', null],
    ['Eco beside Basic', 'web=1:Eco worker=1:Basic', null],
    ['a size that Heroku does not have', 'web=1:Hobby', 'no dyno size called Hobby'],
    ['two hundred Fir dynos', 'web=200:dyno-1c-0.5gb', null],
    ['more than 255 Fir dynos', 'web=200:dyno-1c-0.5gb worker=56:dyno-1c-0.5gb', 'at most 255 dynos'],
    ['a size of a space beside a common one', 'web=1:Private-S worker=1:Standard-1X', 'cannot mix'],
    ['a size of Fir beside a common one', 'web=1:Standard-1X worker=1:dyno-1c-0.5gb', 'cannot mix'],
    ['no process type at all', '', null],
    ['half a dyno', 'web=0.5:Standard-1X', 'whole number'],
    ['less than nothing', 'web=-1:Standard-1X', 'whole number'],
  ])('%s', (_name, formation, reason) => {
    const answer = mayHave(processes(formation), sizes);
    if (reason === null) expect(answer).toEqual({ allowed: true });
    else expect(answer).toEqual({ allowed: false, reason: expect.stringContaining(reason) });
  });

  test('the most dynos of a type follow its size', () => {
    expect(sizes.map(mostDynos)).toEqual([1, 1, 100, 100, 10, 10, 255]);
  });
});

describe('moving all types at once', () => {
  test.each([
    [
      'leaves each as many dynos as the size allows',
      'web=3:Standard-1X worker=0:Basic',
      'Basic',
      'web=1:Basic worker=0:Basic',
    ],
    ['finds the size in any case', 'web=1:Basic', 'standard-1x', 'web=1:Standard-1X'],
    ['is no way out where Eco would run three', 'web=1:Basic worker=1:Basic clock=1:Basic', 'Eco', null],
    ['is no way out to a size that there is not', 'web=1:Basic', 'Hobby', null],
  ])('%s', (_name, from, size, to) => {
    expect(allAt(processes(from), size, sizes)).toEqual(to === null ? null : processes(to));
  });
});

describe('what it costs', () => {
  test('quantity times price, summed', () => {
    expect(centsPerMonth(processes('web=3:Standard-2X worker=2:Standard-2X clock=1:Standard-1X'), sizes)).toBe(27500);
  });
  test('Eco is the account’s flat fee, not the app’s', () => {
    expect(centsPerMonth(processes('web=1:Eco'), sizes)).toBe(0);
  });
  test('a size without a price makes the sum unknown, not zero', () => {
    expect(centsPerMonth(processes('web=1:Private-S'), sizes)).toBeNull();
    expect(centsDifference(processes('web=1:Private-S'), processes('web=2:Private-S'), sizes)).toBeNull();
  });
  test('a size without a price at zero dynos costs nothing', () => {
    expect(centsPerMonth(processes('web=0:Private-S'), sizes)).toBe(0);
  });
  test('the difference of one more web dyno', () => {
    expect(centsDifference(processes('web=3:Standard-2X'), processes('web=4:Standard-2X'), sizes)).toBe(5000);
  });
});

describe('what changes and how carefully', () => {
  test('only what differs is a change', () => {
    const difference = changed(
      processes('web=3:Standard-2X worker=2:Standard-1X'),
      processes('web=3:standard-2x worker=4:Standard-1X'),
    );
    expect(difference.map(({ to }) => to)).toEqual(processes('worker=4:Standard-1X'));
  });
  test.each([
    ['staging, one more', 'staging', 'web=1:Standard-1X', 'web=2:Standard-1X', 'direct'],
    ['no pipeline, to zero', null, 'web=1:Standard-1X', 'web=0:Standard-1X', 'direct'],
    ['production, one more', 'production', 'web=1:Standard-1X', 'web=2:Standard-1X', 'confirm'],
    ['production, from zero', 'production', 'web=0:Standard-1X', 'web=2:Standard-1X', 'confirm'],
    ['production, to zero', 'production', 'web=1:Standard-1X', 'web=0:Standard-1X', 'typed'],
  ] as const)('%s', (_name, stage, from, to, care) => {
    expect(careFor(stage, changed(processes(from), processes(to)))).toBe(care);
  });
});
