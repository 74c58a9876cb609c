// @vitest-environment node
import { extendTailwindMerge } from 'tailwind-merge';
import { expect, it } from 'vitest';
import { sourceFiles } from '@/lib/testing/source-files';
import { cn } from './cn';

const whole = extendTailwindMerge({
  extend: {
    theme: {
      text: ['caption', 'small', 'body', 'lead', 'title', 'figure'],
      radius: ['tag'],
      shadow: ['overlay'],
    },
  },
});

const literals = /'([^'\n]+)'|"([^"\n]+)"/g;
const isClass = (word: string) => /^-?[a-z@*[][^\s;=(){}]*$/.test(word) && whole(`${word} ${word}`) === word;

const classes = [
  ...new Set(
    sourceFiles()
      .filter(
        ({ path }) =>
          /^(components|app)\/.*\.tsx?$/.test(path) &&
          !path.includes('.test.') &&
          path !== 'components/ui/class-groups.ts',
      )
      .flatMap(({ text }) =>
        [...text.matchAll(literals)].flatMap(([, one = '', other = '']) => (one + other).split(/\s+/)),
      )
      .filter(isClass),
  ),
];

it('knows the classes of the project', () => {
  expect(classes.length).toBeGreaterThan(300);
});

const conditionOf = (name: string) => /^(?:[^[\]:]*(?:\[[^\]]*\])?[^[\]:]*:)*/.exec(name)?.[0] ?? '';
const utilityOf = (name: string) => name.slice(conditionOf(name).length);
/** Classes under different conditions meet where they are the same otherwise; the others, each with each. */
const mayMeet = (first: string, second: string) =>
  first !== second && (conditionOf(first) === conditionOf(second) || utilityOf(first) === utilityOf(second));

it('lets one class replace another exactly where the whole of Tailwind’s table does', { timeout: 60_000 }, () => {
  const differing = classes.flatMap((first) =>
    classes
      .filter((second) => mayMeet(first, second) && cn(first, second) !== whole(`${first} ${second}`))
      .map((second) => `${first} ${second} -> ${cn(first, second)} | ${whole(`${first} ${second}`)}`),
  );
  expect(differing).toEqual([]);
});
