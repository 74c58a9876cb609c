import type { World } from '@/simulator/engine/world';
import type { Account, Team, TeamRole } from '@/simulator/model';
import { dayMs, hourMs } from './ages';
import { Random } from './random';

interface Person {
  email: string;
  name: string;
  country: string;
  twoFactor: boolean;
}

const people: Record<string, Person> = {
  mara: { email: 'mara@fernhill.example', name: 'Mara Lindqvist', country: 'SE', twoFactor: true },
  jonas: { email: 'jonas@fernhill.example', name: 'Jonas Berg', country: 'DE', twoFactor: true },
  priya: { email: 'priya@fernhill.example', name: 'Priya Raman', country: 'GB', twoFactor: true },
  tomas: { email: 'tomas@fernhill.example', name: 'Tomas Brandt', country: 'DE', twoFactor: true },
  sofia: { email: 'sofia@fernhill.example', name: 'Sofia Marques', country: 'PT', twoFactor: false },
  lin: { email: 'lin@fernhill.example', name: 'Lin Zhao', country: 'NL', twoFactor: true },
  ci: { email: 'ci@fernhill.example', name: 'Fernhill CI', country: 'SE', twoFactor: false },
  ravi: { email: 'ravi@sidecar.example', name: 'Ravi Nair', country: 'IE', twoFactor: false },
  noor: { email: 'noor@fernhill.example', name: 'Noor Haddad', country: 'FR', twoFactor: false },
};

/** Colleagues who appear in teams and releases, but whom the start does not announce. */
const colleagues = [
  'Anna Kowalczyk',
  'Bilal Aydin',
  'Carla Rossi',
  'David Okafor',
  'Elif Demir',
  'Finn Larsen',
  'Grace Mbeki',
  'Hugo Moreau',
  'Ines Castro',
  'Jakub Novak',
  'Kira Petrova',
  'Leo Fischer',
  'Mina Sato',
  'Nils Holm',
];

const announcedKeys = ['mara', 'jonas', 'priya', 'tomas', 'sofia', 'lin', 'ci', 'ravi', 'noor'];

const coreTeams: Record<string, Partial<Record<string, TeamRole>>> = {
  payments: { jonas: 'member', tomas: 'admin', ci: 'member' },
  storefront: { jonas: 'member', priya: 'admin', ci: 'member' },
  platform: { tomas: 'admin', ci: 'member' },
  data: { lin: 'admin', priya: 'member', ci: 'member' },
  logistics: { sofia: 'admin', ci: 'member' },
  partners: { sofia: 'admin', ci: 'member' },
  growth: {},
};

/** Names of further teams, for fleets that the first seven cannot hold. */
const furtherTeams = [
  'marketplace',
  'mobile',
  'support',
  'finance',
  'search',
  'security',
  'legal',
  'people-ops',
  'stores',
  'content',
  'pricing',
  'fulfilment',
  'insights',
  'messaging',
  'developer-tools',
  'trust',
  'sellers',
  'travel',
  'wholesale',
  'labs',
  'media',
  'local',
];

const appsPerTeam = 180;

/** Names of the teams that a fleet of so many apps is spread over; an enterprise team holds at most 200. */
export function teamNames(apps: number): string[] {
  const core = Object.keys(coreTeams);
  const needed = Math.ceil(apps / appsPerTeam);
  return [...core, ...furtherTeams.slice(0, Math.max(0, needed - core.length))];
}

/** E-mail of a person of the story, by first name. */
export function emailOf(key: string): string {
  return people[key]?.email ?? `${key}@fernhill.example`;
}

function addAccount(world: World, person: Person, random: Random): Account {
  const createdAtMs = world.now() - random.int(400, 2600) * dayMs;
  return world.accounts.add({
    id: world.uuid(`account:${person.email}`),
    email: person.email,
    name: person.name,
    createdAtMs,
    updatedAtMs: world.now() - random.int(1, 60) * dayMs,
    lastLoginMs: world.now() - random.int(1, 90) * hourMs,
    verified: true,
    twoFactor: person.twoFactor,
    beta: false,
    allowTracking: random.chance(0.5),
    countryOfResidence: person.country,
    defaultTeamId: null,
    suspendedAtMs: null,
    delinquentAtMs: null,
    features: new Map(),
  });
}

function addTeam(world: World, name: string, roles: ReadonlyMap<string, TeamRole>, random: Random): Team {
  const manager = addAccount(
    world,
    { email: `${name}@herokumanager.com`, name, country: 'SE', twoFactor: false },
    random,
  );
  const createdAtMs = world.now() - random.int(900, 2400) * dayMs;
  const members = new Map(
    [...roles].map(([email, role]) => {
      const accountId = world.accounts.named(email)?.id ?? manager.id;
      const joinedAtMs = createdAtMs + random.int(0, 800) * dayMs;
      const id = world.uuid(`team-member:${name}:${email}`);
      return [accountId, { id, accountId, role, createdAtMs: joinedAtMs, updatedAtMs: joinedAtMs }] as const;
    }),
  );
  return world.teams.add({
    id: manager.id,
    name,
    type: 'enterprise',
    managerId: manager.id,
    isDefault: false,
    createdAtMs,
    updatedAtMs: createdAtMs,
    members,
    features: new Map(),
  });
}

/**
 * Adds everybody of the company Fernhill, an outsider with nothing but personal apps, a newcomer who sees nothing, and the
 * teams. Mara is an admin of every team and is announced first.
 */
export function addPeople(world: World, apps: number): void {
  for (const key of announcedKeys) {
    const person = people[key];
    if (!person) continue;
    const account = addAccount(world, person, new Random(`${world.seed}:account:${key}`));
    world.announced.push(account.id);
  }
  const staff = colleagues.map((name) => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@fernhill.example`;
    addAccount(world, { email, name, country: 'SE', twoFactor: true }, new Random(`${world.seed}:account:${email}`));
    return email;
  });
  for (const name of teamNames(apps)) {
    const random = new Random(`${world.seed}:team:${name}`);
    const roles = new Map<string, TeamRole>([[emailOf('mara'), 'admin']]);
    for (const [key, role] of Object.entries(coreTeams[name] ?? { ci: 'member' as const })) {
      if (role) roles.set(emailOf(key), role);
    }
    const others = name === 'payments' ? 7 : random.int(2, 5);
    for (const email of random.shuffle(staff).slice(0, others)) {
      roles.set(email, random.chance(0.15) ? 'viewer' : 'member');
    }
    const team = addTeam(world, name, roles, random);
    for (const accountId of team.members.keys()) {
      const account = world.accounts.get(accountId);
      if (account) account.defaultTeamId ??= team.id;
    }
  }
}
