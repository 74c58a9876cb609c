import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readHyperSchema } from './hyper-schema';

const folder = mkdtempSync(join(tmpdir(), 'hyper-schema-'));
const file = join(folder, 'schema.json');
writeFileSync(
  file,
  JSON.stringify({
    definitions: {
      thing: {
        type: ['object'],
        definitions: { id: { type: ['string'], format: 'uuid' } },
        properties: {
          id: { $ref: '#/definitions/thing/definitions/id' },
          born_at: { type: ['null', 'string'], format: 'date-time' },
          size: { type: ['integer'] },
          state: { type: ['string'], enum: ['up', 'down'] },
          owner: { type: ['object'], properties: { name: { type: ['string'], pattern: '^[a-z]+$' } } },
          'maybe?': { type: ['boolean'] },
        },
        links: [
          { method: 'GET', href: '/things', rel: 'instances', title: 'List' },
          {
            method: 'GET',
            href: '/things/{(%23%2Fdefinitions%2Fthing%2Fdefinitions%2Fid)}',
            rel: 'self',
            title: 'Info',
          },
        ],
      },
    },
  }),
);
const schema = readHyperSchema(file);
const [list, info] = schema.links;
const thing = {
  id: '01234567-89ab-cdef-0123-456789abcdef',
  born_at: '2026-11-20T10:00:00Z',
  size: 1,
  state: 'up',
  owner: { name: 'mara' },
};

afterAll(() => rmSync(folder, { recursive: true }));

it('reads links with their identities blanked', () => {
  expect(schema.links.map((link) => link.href)).toEqual(['/things', '/things/{}']);
});

it('finds nothing wrong with an answer that conforms', () => {
  expect(schema.problems(info?.target ?? {}, thing)).toEqual([]);
  expect(schema.problems(list?.target ?? {}, [thing, { ...thing, born_at: null, 'maybe?': true }])).toEqual([]);
});

it.each([
  ['a missing property', { ...thing, size: undefined }, 'size: undefined instead of integer'],
  ['an undeclared property', { ...thing, more: 1 }, 'more: is not in the schema'],
  ['another type', { ...thing, size: '1' }, 'size: string instead of integer'],
  ['null where none may be', { ...thing, owner: null }, 'owner: null instead of object'],
  ['a value out of the enum', { ...thing, state: 'idle' }, 'state: idle is not in its enum'],
  ['a broken format', { ...thing, born_at: '2026-11-20' }, 'born_at: "2026-11-20" is no date-time'],
  [
    'milliseconds',
    { ...thing, born_at: '2026-11-20T10:00:00.000Z' },
    'born_at: "2026-11-20T10:00:00.000Z" is no date-time',
  ],
  ['a broken pattern', { ...thing, owner: { name: 'M' } }, 'owner.name: "M" does not match ^[a-z]+$'],
  ['an object for a list', [thing], ': array instead of object'],
])('finds %s', (_, answer, problem) => {
  expect(schema.problems(info?.target ?? {}, answer)).toEqual([problem]);
});

it('lets documented extras and nominal formats pass, and nothing else', () => {
  const answer = { ...thing, id: 'plain', owner: { name: 'mara', email: 'm@example.com' } };
  const allowance = { extras: ['owner.email'], nominalFormats: ['id'] };
  expect(schema.problems(info?.target ?? {}, answer, allowance)).toEqual([]);
  expect(schema.problems(info?.target ?? {}, answer)).toHaveLength(2);
});
