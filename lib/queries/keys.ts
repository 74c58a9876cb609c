/**
 * Every key of the React Query cache, from the general to the specific, so that a prefix invalidates all below it:
 *
 * | key                              | holds                                             |
 * |----------------------------------|---------------------------------------------------|
 * | `['fleet', 'rows']`              | the rows of all apps, kept fresh by the live stream |
 * | `['fleet', 'status']`            | how their reading goes, and what one costs        |
 * | `['apps', id]`                   | (prefix) everything about one app                 |
 * | `['apps', id, 'row']`            | its row of the fleet                              |
 * | `['apps', id, 'formation']`      | its process types                                 |
 * | `['apps', id, 'dynos']`          | its running processes                             |
 * | `['apps', id, 'releases', max]`  | its newest releases                               |
 * | `['apps', id, 'history']`        | all its releases, page by page                    |
 * | `['apps', id, 'xray', a, b]`     | what a rollback from release a to b would take away |
 * | `['apps', id, 'compared', a, b]` | two of its releases side by side                  |
 * | `['output', id, version]`        | what a release command printed                    |
 * | `['apps', id, 'rollback-watch']` | a rollback of the last ten minutes                |
 * | `['apps', id, 'add-ons']`        | its add-ons                                       |
 * | `['apps', id, 'domains']`        | its host names                                    |
 * | `['apps', id, 'activity', max]`  | what the console remembers of it                  |
 * | `['apps', id, 'activity', 'latest']` | the latest of it, merged                      |
 * | `['apps', id, 'builds']`         | its newest builds                                 |
 * | `['apps', id, 'config']`         | how its config stands to the app upstream         |
 * | `['dyno-trouble', id, dyno]`     | why a dyno crashed: a call, so only by a press    |
 * | `['eco-quota', id]`              | Eco hours of the account that owns it, likewise   |
 * | `['staged', id]`                 | what a person set in its formation and did not ask for yet |
 * | `['dyno-sizes']`                 | Heroku's catalogue of sizes and prices            |
 * | `['budget']`                     | API budgets; every answer of a read refreshes it  |
 * | `['ledger', filter]`             | who spent which calls of an account               |
 * | `['add-ons']`                    | every add-on, and what dynos cost beside them     |
 * | `['releases', filter]`           | what was released anywhere                        |
 * | `['audit', filter]`              | the audit log                                     |
 * | `['jobs', 'live']`, `['jobs', 'list']` | operations on many apps: those that go on, the newest |
 * | `['jobs', id]`                   | one of them, app by app                           |
 * | `['many-plan', …]`               | what one would do                                 |
 * | `['views']`                      | saved views, and what the viewer pinned           |
 * | `['people']`, `['connections']`  | who works here, and through which accounts        |
 *
 * Apps are keyed by id: a rename changes no key.
 */
export const keys = {
  fleet: ['fleet'],
  fleetRows: ['fleet', 'rows'],
  fleetStatus: ['fleet', 'status'],
  apps: ['apps'],
  app: (id: string) => ['apps', id] as const,
  row: (id: string) => ['apps', id, 'row'] as const,
  formation: (id: string) => ['apps', id, 'formation'] as const,
  dynos: (id: string) => ['apps', id, 'dynos'] as const,
  dynoTrouble: (id: string, dyno: string) => ['dyno-trouble', id, dyno] as const,
  ecoQuota: (id: string) => ['eco-quota', id] as const,
  releases: (id: string, max: number) => ['apps', id, 'releases', max] as const,
  history: (id: string) => ['apps', id, 'history'] as const,
  xray: (id: string, now: number, target: number) => ['apps', id, 'xray', now, target] as const,
  compared: (id: string, a: number, b: number) => ['apps', id, 'compared', a, b] as const,
  output: (id: string, version: number) => ['output', id, version] as const,
  rollbackWatch: (id: string) => ['apps', id, 'rollback-watch'] as const,
  addOns: (id: string) => ['apps', id, 'add-ons'] as const,
  domains: (id: string) => ['apps', id, 'domains'] as const,
  activities: (id: string) => ['apps', id, 'activity'] as const,
  latestActivity: (id: string) => ['apps', id, 'activity', 'latest'] as const,
  activity: (id: string, max: number) => ['apps', id, 'activity', max] as const,
  builds: (id: string) => ['apps', id, 'builds'] as const,
  config: (id: string) => ['apps', id, 'config'] as const,
  staged: (id: string) => ['staged', id] as const,
  dynoSizes: ['dyno-sizes'],
  budget: ['budget'],
  ledgers: ['ledger'],
  ledger: (filter: object) => ['ledger', filter] as const,
  addOnsEverywhere: ['add-ons'],
  allReleases: ['releases'],
  releasesEverywhere: (filter: object) => ['releases', filter] as const,
  audits: ['audit'],
  audit: (filter: object = {}) => ['audit', filter] as const,
  jobsLive: ['jobs', 'live'],
  jobList: ['jobs', 'list'],
  job: (id: string) => ['jobs', id] as const,
  manyPlan: (act: string, input: object) => ['many-plan', act, input] as const,
  views: ['views'],
  people: ['people'],
  connections: ['connections'],
} as const;

/** The keys that a change of one app makes old. */
export function keysOfAppChange(id: string) {
  return [keys.app(id), keys.fleet, keys.audits] as const;
}
