import 'server-only';
import { z } from 'zod';
import { listPeople, type Person, personIn, removePerson as remove } from '@/lib/auth/people';
import { type SharedReach, sharedReachOf } from '@/lib/connections/shared-reach';
import { formatPlural } from '@/lib/format';
import { Failure, fail } from '@/lib/result';
import { mayRemove } from '@/lib/rules/people';
import { defineOperation } from './operation';

const Input = z.object({ person: z.uuid() });

/** Removes a person: their sessions end and what they shared becomes private. */
export const removePerson = defineOperation<z.infer<typeof Input>, { here: Person[]; shared: SharedReach }>({
  name: 'remove-person',
  verb: 'people:manage',
  input: Input,
  app: () => null,

  async load(_, { person }) {
    const [here, shared] = await Promise.all([listPeople(), sharedReachOf({ ownerId: person })]);
    return { here, shared };
  },

  plan({ here, shared }, { person: id }) {
    const person = personIn(here, id);
    const verdict = mayRemove(here, person);
    if (!verdict.allowed) throw new Failure(fail('refused', verdict.reason).error);
    return {
      title: `Remove ${person.name}`,
      done: `Removed ${person.name}`,
      changes: [{ label: person.email, from: person.role, to: 'not here' }],
      consequences: person.hasSignedIn ? leaving(shared) : ['The invitation is withdrawn.'],
      priceCalls: 0,
      centsPerMonth: 0,
      care: 'confirm',
      typed: null,
    };
  },

  async execute({ now }, { person }) {
    await remove(person, now);
  },

  async verify(_, { person }) {
    return (await listPeople()).some(({ id }) => id === person) ? 'not_done' : 'done';
  },
});

function leaving({ connections, onlyThere }: SharedReach): string[] {
  const ends = 'Their sessions end at once, and their Heroku tokens are deleted here.';
  const stays = 'What they did stays in the audit log.';
  if (connections === 0) return [ends, stays];
  const shared = `${formatPlural(connections, 'shared connection')} of theirs will be private again`;
  const lost = `${formatPlural(onlyThere, 'app')} that no other shared connection reaches will vanish for others`;
  return [ends, `${shared}: ${lost}.`, stays];
}
