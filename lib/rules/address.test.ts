import { expect, test } from 'vitest';
import {
  type AddressChange,
  flag,
  listParam,
  oneOf,
  type Params,
  readAddress,
  text,
  wholeNumber,
  wholeNumbers,
  words,
  writeAddress,
} from './address';

type View = {
  q: string;
  team: string | null;
  open: string[];
  isFree: boolean;
  by: 'service' | 'team';
  hours: 1 | 24 | null;
  version: number | null;
  pair: number[] | null;
};
const params: Params<View> = {
  q: words,
  team: text,
  open: listParam(),
  isFree: flag,
  by: { ...oneOf(['service', 'team']), fallback: 'service' },
  hours: oneOf([1, 24]),
  version: wholeNumber,
  pair: wholeNumbers,
};
const nothing = { q: '', team: null, open: [], isFree: false, by: 'service', hours: null, version: null, pair: null };

test.each([
  ['an address that says nothing says the defaults', '', {}],
  ['a text is what stands there', 'q=two+words&team=payments', { q: 'two words', team: 'payments' }],
  ['a list has its values between commas, encoded or not', 'open=a,b%2Cc', { open: ['a', 'b', 'c'] }],
  ['a comma within a value stays one', 'open=a%252Cb', { open: ['a,b'] }],
  ['a number is one of those that are known', 'hours=24', { hours: 24 }],
  ['whole numbers stand between commas', 'pair=217,218', { pair: [217, 218] }],
  ['a whole number is one', 'version=218', { version: 218 }],
  ['what is not known is the default', 'by=colour&hours=7&isFree=perhaps&version=7.5&pair=1,x', {}],
])('%s', (_policy, query, said) => {
  expect(readAddress(params, query)).toEqual({ ...nothing, ...said });
});

test.each<[string, string, AddressChange<View>, string]>([
  ['a value is set', '', { q: 'two words', hours: 24 }, 'q=two+words&hours=24'],
  ['a list keeps its commas readable', '', { open: ['a', 'b,c'] }, 'open=a,b%252Cc'],
  [
    'what is not named stays, and what belongs to others too',
    'q=a&other=1',
    { isFree: true },
    'q=a&other=1&isFree=true',
  ],
  ['whole numbers are written between commas', '', { pair: [217, 218] }, 'pair=217,218'],
  ['a default is not said', 'by=team&open=a', { by: 'service', open: [] }, ''],
  ['null is the default', 'by=team&team=payments', { by: null, team: null }, ''],
  ['undefined changes nothing', 'q=a', { q: undefined }, 'q=a'],
])('%s', (_policy, query, change, then) => {
  expect(writeAddress(params, query, change)).toBe(then);
});
