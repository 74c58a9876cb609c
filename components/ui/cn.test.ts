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
          /^(components|app)\/.*\.tsx?$/.test(path) && !path.includes('.test.') && path !== 'components/ui/cn.ts',
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

it('lets one class replace another exactly where the whole of Tailwind’s table does', () => {
  const differing = classes.flatMap((first) =>
    classes
      .filter((second) => first !== second && cn(first, second) !== whole(`${first} ${second}`))
      .map((second) => `${first} ${second} -> ${cn(first, second)} | ${whole(`${first} ${second}`)}`),
  );
  expect(differing).toEqual([]);
});
