import { expect, test } from 'vitest';
import { z } from 'zod';
import { refusalError } from './errors';
import type { Heroku } from './heroku';
import { readAnswer } from './read-answer';

const silent = { info() {}, warn() {} } as unknown as Heroku['log'];
const named = z.object({ name: z.string().min(1) });
const read = <T>(text: string, schema: z.ZodType<T>, route = '/apps/{app}') =>
  readAnswer(text, { schema, route }, silent);
/** The same JSON with everything but plain letters escaped. */
const spelled = (json: string) =>
  json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

test.each([
  ['loses orders to a terminal', 'Deploy \u001b[31mred\u001b[0m', 'Deploy red'],
  ['loses such an order in one character', 'Deploy \u009b31mred', 'Deploy 31mred'],
  ['loses what turns the direction of reading', 'user\u202egpj.exe\u2066', 'usergpj.exe'],
  ['loses what cannot be seen', '\ufeffsho\u200bp\u0000\b', 'shop'],
  ['loses nothing that can be read', '<b>"שלום"</b> C:\\bin\nnext\té…', '<b>"שלום"</b> C:\\bin\nnext\té…'],
])('a text of an answer %s, however it is spelled', (_, name, harmless) => {
  const json = JSON.stringify({ name });
  for (const text of [json, spelled(json)]) expect(read(text, named)).toEqual({ ok: true, value: { name: harmless } });
});

test('names of properties and what lies deeper are no exception', () => {
  const json = JSON.stringify({ 'we\u202eb': ['bin/\u001b[2Jweb', { at: 'x\u200b' }], count: 1, none: null });
  const value = { web: ['bin/web', { at: 'x' }], count: 1, none: null };
  expect(read(json, z.unknown())).toEqual({ ok: true, value });
});

test('a name of which nothing is left spoils no list', () => {
  const json = JSON.stringify([{ name: 'shop' }, { name: '\u202e' }, { name: 'till' }]);
  expect(read(json, z.array(named))).toEqual({
    ok: true,
    value: [{ name: 'shop' }, { name: '\ufffd' }, { name: 'till' }],
  });
});

test.each(['/apps/{app}/config-vars', '/apps/{app}/releases/{release}/config-vars'])(
  'values of config are left as they are, their names are not: %s',
  (route) => {
    const config = { 'K\u202eEY': 'a\u202eb\u001b[31m' };
    const value = { KEY: 'a\u202eb\u001b[31m' };
    expect(read(JSON.stringify(config), z.record(z.string(), z.string()), route)).toEqual({ ok: true, value });
  },
);

test('the words of a refusal are harmless and stand on one line', () => {
  const message = ' <b>\u202egpj</b>\u001b[31m is\n\ttaken\u0000 ';
  const text = JSON.stringify({ id: 'invalid_params', message });
  const error = refusalError({ status: 422, headers: {}, text });
  expect(error.heroku?.message).toBe('<b>gpj</b> is taken');
  expect(error.message).toMatch(/: <b>gpj<\/b> is taken\.$/);
});
