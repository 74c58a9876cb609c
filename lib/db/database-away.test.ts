import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isDatabaseAway, unforeseen } from './database-away';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['a refused connection', withCode('ECONNREFUSED'), true],
  ['one refused at every address', new AggregateError([withCode('ECONNREFUSED')]), true],
  ['a connection that the server ended', new Error('Connection terminated unexpectedly'), true],
  ['a server that shuts down', withCode('57P01'), true],
  ['a query that failed for it', new DrizzleQueryError('select 1', [], withCode('ECONNRESET')), true],
  ['a query that is wrong', new DrizzleQueryError('select', [], withCode('42601')), false],
  ['a row that is there already', withCode('23505'), false],
  ['a mistake of our own', new TypeError('x is not a function'), false],
  ['something thrown that is no error', 'ECONNREFUSED', false],
])('%s', (_, error, isAway) => {
  expect(isDatabaseAway(error)).toBe(isAway);
});

test('what is said of it names no detail of the error', () => {
  const { error } = unforeseen(Object.assign(new Error('connect to 10.0.0.7 as admin'), { code: 'ECONNREFUSED' }));
  expect(error.message).toBe('The console’s database does not answer. What is shown is from before.');
  expect(JSON.stringify([error, unforeseen(new Error('secret'))])).not.toMatch(/10\.0|admin|secret/);
});
