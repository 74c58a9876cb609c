import 'server-only';
import { z } from 'zod';
import { roles } from '@/lib/access/permissions';
import { invite, listPeople } from '@/lib/auth/people';
import { Failure, fail } from '@/lib/result';
import { roleMeanings } from '@/lib/rules/people';
import { defineOperation } from './operation';

const Input = z.object({ email: z.email().toLowerCase(), role: z.enum(roles) });

/** Lets somebody sign in, known by the e-mail address of their Heroku account. */
export const invitePerson = defineOperation<z.infer<typeof Input>, { isHere: boolean }>({
  name: 'invite-person',
  verb: 'people:manage',
  input: Input,
  app: () => null,

  async load(_, { email }) {
    return { isHere: (await listPeople()).some((person) => person.email === email) };
  },

  plan({ isHere }, { email, role }) {
    if (isHere) {
      const reason = `${email} is here already.`;
      throw new Failure(fail('refused', reason, 'Change the role in the list instead.').error);
    }
    return {
      title: `Add ${email} as ${role}`,
      done: `Added ${email} as ${role}`,
      changes: [{ label: email, from: 'not here', to: role }],
      consequences: [roleMeanings[role], 'The first Heroku account that shows this address becomes theirs.'],
      priceCalls: 0,
      centsPerMonth: 0,
      care: role === 'owner' ? 'confirm' : 'direct',
      typed: null,
    };
  },

  async execute({ viewer }, { email, role }) {
    await invite(email, role, viewer.personId);
  },

  async verify(_, { email, role }) {
    return (await listPeople()).some((person) => person.email === email && person.role === role) ? 'done' : 'not_done';
  },
});
