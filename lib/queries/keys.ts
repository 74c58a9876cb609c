/**
 * Every key of the React Query cache, from the general to the specific, so that a prefix invalidates all below it:
 *
 * | key                              | holds                                             |
 * |----------------------------------|---------------------------------------------------|
 * | `['fleet']`                      | the rows of all apps and how their reading goes   |
 * | `['apps', id]`                   | (prefix) everything about one app                 |
 * | `['apps', id, 'facts']`          | the app itself                                    |
 * | `['apps', id, 'formation']`      | its process types                                 |
 * | `['apps', id, 'dynos']`          | its running processes                             |
 * | `['apps', id, 'releases', max]`  | its newest releases                               |
 * | `['apps', id, 'add-ons']`        | its add-ons                                       |
 * | `['apps', id, 'domains']`        | its host names                                    |
 * | `['dyno-sizes']`                 | Heroku's catalogue of sizes and prices            |
 * | `['budget']`                     | API budgets; every answer of a read refreshes it  |
 * | `['audit', filter]`              | the audit log                                     |
 * | `['people']`, `['connections']`  | who works here, and through which accounts        |
 *
 * Apps are keyed by id: a rename changes no key.
 */
export const keys = {
  fleet: ['fleet'],
  apps: ['apps'],
  app: (id: string) => ['apps', id] as const,
  facts: (id: string) => ['apps', id, 'facts'] as const,
  formation: (id: string) => ['apps', id, 'formation'] as const,
  dynos: (id: string) => ['apps', id, 'dynos'] as const,
  releases: (id: string, max: number) => ['apps', id, 'releases', max] as const,
  addOns: (id: string) => ['apps', id, 'add-ons'] as const,
  domains: (id: string) => ['apps', id, 'domains'] as const,
  dynoSizes: ['dyno-sizes'],
  budget: ['budget'],
  audits: ['audit'],
  audit: (filter: object = {}) => ['audit', filter] as const,
  people: ['people'],
  connections: ['connections'],
} as const;

/** The keys that a change of one app makes old. */
export function keysOfAppChange(id: string) {
  return [keys.app(id), keys.fleet, keys.audits] as const;
}
