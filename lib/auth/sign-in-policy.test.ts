import { describe, expect, it } from 'vitest';
import { type Admission, decideSignIn, type HerokuIdentity, type KnownPerson } from './sign-in-policy';

const ada: HerokuIdentity = { accountId: 'account-ada', email: 'Ada@Example.com', name: 'Ada' };

function person(over: Partial<KnownPerson>): KnownPerson {
  return { id: 'p1', herokuAccountId: null, email: 'ada@example.com', role: 'operator', isRemoved: false, ...over };
}

type Case = { policy: string; people: KnownPerson[]; owners?: string[]; expected: Admission };

const cases: Case[] = [
  {
    policy: 'an account that nobody invited is refused',
    people: [],
    expected: { allowed: false, reason: 'not_invited' },
  },
  {
    policy: 'with no people and no owner named, nobody gets in',
    people: [],
    owners: [],
    expected: { allowed: false, reason: 'not_invited' },
  },
  {
    policy: 'somebody else’s invitation opens nothing',
    people: [person({ email: 'grace@example.com' })],
    expected: { allowed: false, reason: 'not_invited' },
  },
  {
    policy: 'an e-mail named by OWNER_EMAILS comes in as owner, unknown until now',
    people: [],
    owners: ['ada@example.com'],
    expected: { allowed: true, personId: null, role: 'owner' },
  },
  {
    policy: 'OWNER_EMAILS lifts a viewer to owner',
    people: [person({ herokuAccountId: 'account-ada', role: 'viewer' })],
    owners: ['ada@example.com'],
    expected: { allowed: true, personId: 'p1', role: 'owner' },
  },
  {
    policy: 'OWNER_EMAILS lets a removed person back in, as owner',
    people: [person({ herokuAccountId: 'account-ada', isRemoved: true })],
    owners: ['ada@example.com'],
    expected: { allowed: true, personId: 'p1', role: 'owner' },
  },
  {
    policy: 'a named owner whose e-mail is bound to another account becomes a new person and inherits nothing',
    people: [person({ herokuAccountId: 'account-other' })],
    owners: ['ada@example.com'],
    expected: { allowed: true, personId: null, role: 'owner' },
  },
  {
    policy: 'an invited e-mail binds to the first account that shows it, in any letter case',
    people: [person({ role: 'viewer' })],
    expected: { allowed: true, personId: 'p1', role: 'viewer' },
  },
  {
    policy: 'a bound person comes back by account id',
    people: [person({ herokuAccountId: 'account-ada' })],
    expected: { allowed: true, personId: 'p1', role: 'operator' },
  },
  {
    policy: 'a bound person who changed the e-mail at Heroku still comes in',
    people: [person({ herokuAccountId: 'account-ada', email: 'ada.old@example.com' })],
    expected: { allowed: true, personId: 'p1', role: 'operator' },
  },
  {
    policy: 'an e-mail bound to one account does not open to another account',
    people: [person({ herokuAccountId: 'account-other' })],
    expected: { allowed: false, reason: 'bound_elsewhere' },
  },
  {
    policy: 'a removed person is refused',
    people: [person({ herokuAccountId: 'account-ada', isRemoved: true })],
    expected: { allowed: false, reason: 'removed' },
  },
  {
    policy: 'a withdrawn invitation is refused',
    people: [person({ isRemoved: true })],
    expected: { allowed: false, reason: 'removed' },
  },
  {
    policy: 'a removed account stays out even when its e-mail is invited again to a free place',
    people: [
      person({ id: 'old', herokuAccountId: 'account-ada', isRemoved: true }),
      person({ id: 'new', herokuAccountId: null }),
    ],
    expected: { allowed: false, reason: 'removed' },
  },
  {
    policy: 'an invitation that follows the removal of another account binds the new account',
    people: [
      person({ id: 'old', herokuAccountId: 'account-other', isRemoved: true }),
      person({ id: 'new', herokuAccountId: null, role: 'viewer' }),
    ],
    expected: { allowed: true, personId: 'new', role: 'viewer' },
  },
];

describe('who may sign in', () => {
  it.each(cases)('$policy', ({ people, owners = ['root@example.com'], expected }) => {
    expect(decideSignIn(ada, people, owners)).toEqual(expected);
  });
});
