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
  'app:scale': operators,
  'app:restart': operators,
  'app:maintenance': operators,
  'people:manage': owners,
  'connections:share': owners,
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
  'app:scale': 'scale apps',
  'app:restart': 'restart dynos',
  'app:maintenance': 'switch maintenance mode',
  'people:manage': 'add, change or remove people',
  'connections:share': 'share connections',
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
