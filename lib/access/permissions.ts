/** Roles of a workspace, from the most to the least powerful. */
export const roles = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

type Row = Record<Role, boolean>;

const everyone: Row = { owner: true, operator: true, viewer: true };
const operators: Row = { owner: true, operator: true, viewer: false };
const owners: Row = { owner: true, operator: false, viewer: false };

/** The one table of permissions: what is not in it is denied. */
export const permissions = {
  'fleet:read': everyone,
  'app:read': everyone,
  'audit:read': everyone,
  'budget:read': everyone,
  'people:read': everyone,
  'connections:read': everyone,
  'config:keys': everyone,
  'app:scale': operators,
  'app:restart': operators,
  'app:stop': operators,
  'app:run': operators,
  'app:logs': operators,
  'app:maintenance': operators,
  'jobs:read': everyone,
  'jobs:steer': operators,
  'app:roll-back': operators,
  'budget:pause': operators,
  'people:manage': owners,
  'connections:share': owners,
  'views:keep': everyone,
  'views:share': operators,
} satisfies Record<string, Row>;

/** What a person may be allowed to do: `area:act`. */
export type Verb = keyof typeof permissions;

const acts: Record<Verb, string> = {
  'fleet:read': 'see the fleet',
  'app:read': 'see this app',
  'audit:read': 'see the audit log',
  'budget:read': 'see the API budget',
  'people:read': 'see who works here',
  'connections:read': 'see connections',
  'config:keys': 'see names of config keys',
  'app:scale': 'scale apps',
  'app:restart': 'restart dynos',
  'app:stop': 'stop dynos',
  'app:run': 'run one-off dynos',
  'app:logs': 'read logs',
  'app:maintenance': 'switch maintenance mode',
  'jobs:read': 'see jobs',
  'jobs:steer': 'steer jobs',
  'app:roll-back': 'roll back apps',
  'budget:pause': 'pause background refresh',
  'people:manage': 'add, change or remove people',
  'connections:share': 'share connections',
  'views:keep': 'keep views and pins',
  'views:share': 'share views',
};

/**
 * Says whether a role may do something, with the reason that a disabled control shows.
 * Pure: the server decides with it and the screen explains with it.
 */
export function permit(role: Role, verb: Verb): { allowed: true } | { allowed: false; reason: string } {
  if (permissions[verb][role]) return { allowed: true };
  const holders = roles.filter((name) => permissions[verb][name]).map((name) => `${name}s`);
  return { allowed: false, reason: `Your role, ${role}, may not ${acts[verb]}. Only ${holders.join(' and ')} may.` };
}
