import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { authorize } from './authorize';
import { permissions, permit, type Role, roles, type Verb } from './permissions';

type Declared = { name: string; verb: Verb };

/** Everything that this folder declares with a verb, read from the files themselves: a new one cannot be forgotten. */
async function declaredIn(folder: 'reads' | 'operations'): Promise<Declared[]> {
  const files = readdirSync(`lib/${folder}`).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(`@/lib/${folder}/${file.replace('.ts', '')}.ts`)));
  return modules.flatMap((module) =>
    Object.values(module as Record<string, unknown>).filter(
      (value): value is Declared => typeof value === 'object' && value !== null && 'verb' in value && 'name' in value,
    ),
  );
}

/** The policy, once more and by hand: o owner, p operator, v viewer. The table must say the same. */
const policy: Record<Verb, string> = {
  'fleet:read': 'opv',
  'app:read': 'opv',
  'audit:read': 'opv',
  'budget:read': 'opv',
  'people:read': 'opv',
  'connections:read': 'opv',
  'config:keys': 'opv',
  'app:scale': 'op-',
  'app:restart': 'op-',
  'app:stop': 'op-',
  'app:run': 'op-',
  'app:logs': 'op-',
  'app:maintenance': 'op-',
  'jobs:read': 'opv',
  'jobs:steer': 'op-',
  'app:roll-back': 'op-',
  'budget:pause': 'op-',
  'people:manage': 'o--',
  'connections:share': 'o--',
  'views:keep': 'opv',
  'views:share': 'op-',
};

const verbs = Object.keys(permissions) as Verb[];
const letters: Record<Role, string> = { owner: 'o', operator: 'p', viewer: 'v' };
const cases = verbs.flatMap((verb) =>
  roles.map((role) => ({ verb, role, allowed: policy[verb].includes(letters[role]) })),
);

describe('role × verb', () => {
  test.each(cases)('$role, $verb: $allowed', ({ verb, role, allowed }) => {
    expect(permit(role, verb).allowed).toBe(allowed);
    expect(authorize({ role }, verb).ok).toBe(allowed);
  });

  test('every denial says why and whom to ask', () => {
    for (const { verb, role } of cases.filter(({ allowed }) => !allowed)) {
      expect(authorize({ role }, verb)).toMatchObject({
        error: {
          code: 'forbidden',
          message: expect.stringContaining(`Your role, ${role}`),
          nextStep: expect.stringContaining('owner'),
        },
      });
    }
  });
});

describe('every read and operation has a row', () => {
  test('their verbs are in the table, and each verb of the table is used', async () => {
    const declared = [...(await declaredIn('reads')), ...(await declaredIn('operations'))];
    expect(declared.length).toBeGreaterThan(15);
    expect(declared.filter(({ verb }) => !verbs.includes(verb))).toEqual([]);
    expect(verbs.filter((verb) => !declared.some((one) => one.verb === verb))).toEqual([]);
  });

  test('an operation never hides behind a reading verb', async () => {
    const operations = await declaredIn('operations');
    expect(operations.filter(({ verb }) => verb.endsWith(':read'))).toEqual([]);
  });

  test('names are unique', async () => {
    for (const folder of ['reads', 'operations'] as const) {
      const names = (await declaredIn(folder)).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
