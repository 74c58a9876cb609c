import 'server-only';
import { z } from 'zod';
import { roles } from '@/lib/access/permissions';
import { changeRole as giveRole, listPeople, type Person, personIn } from '@/lib/auth/people';
import { Failure, fail } from '@/lib/result';
import { mayChangeRole, roleMeanings } from '@/lib/rules/people';
import { defineOperation } from './operation';

const Input = z.object({ person: z.uuid(), role: z.enum(roles) });

/** Gives a person another role. */
export const changeRole = defineOperation<z.infer<typeof Input>, { here: Person[] }>({
  name: 'change-role',
  verb: 'people:manage',
  input: Input,
  app: () => null,

  async load() {
    return { here: await listPeople() };
  },

  plan({ here }, { person: id, role }) {
    const person = personIn(here, id);
    const verdict = mayChangeRole(here, person, role);
    if (!verdict.allowed) throw new Failure(fail('refused', verdict.reason).error);
    if (person.role === role) {
      throw new Failure(fail('refused', `${person.name} is ${role} already.`, 'Nothing needs to be done.').error);
    }
    return {
      title: `Make ${person.name} ${role}`,
      done: `Made ${person.name} ${role}`,
      changes: [{ label: `Role of ${person.email}`, from: person.role, to: role }],
      consequences: [roleMeanings[role], 'It holds from their next click on.'],
      priceCalls: 0,
      centsPerMonth: 0,
      care: role === 'owner' || person.role === 'owner' ? 'confirm' : 'direct',
      typed: null,
    };
  },

  async execute(_, { person, role }) {
    await giveRole(person, role);
  },

  async verify(_, { person, role }) {
    return personIn(await listPeople(), person).role === role ? 'done' : 'not_done';
  },

  inverse: ({ here }, { person }) => ({ person, role: personIn(here, person).role }),
});
