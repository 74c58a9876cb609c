import { noFilter } from '@/lib/rules/fleet-filter';
import { fleetQuery, plainLook } from '@/lib/rules/fleet-query';
import type { SavedView } from '@/lib/views/saved-views';

/** One tab above the fleet. */
export type FleetTab = { id: string; name: string; query: string; saved: SavedView | null };

const filtered = (filter: Partial<typeof noFilter>) => fleetQuery({ ...plainLook, filter: { ...noFilter, ...filter } });

export const allApps: FleetTab = { id: 'all', name: 'All apps', query: fleetQuery(plainLook), saved: null };

const builtIn: readonly FleetTab[] = [
  allApps,
  { id: 'production', name: 'Production', query: filtered({ stage: ['production'] }), saved: null },
  { id: 'heroku-22', name: 'Heroku-22', query: filtered({ stack: ['heroku-22'] }), saved: null },
];

/** The tabs: what everybody has, then what was saved. */
export function tabsOf(views: readonly SavedView[]): FleetTab[] {
  const saved = views.map((view) => ({ id: view.id, name: view.name, query: view.query, saved: view }));
  return [...builtIn, ...saved];
}

/** The tab that shows what is shown: the one that was opened, else one of the same query. */
export function currentTab(tabs: readonly FleetTab[], opened: string | null, query: string): FleetTab | null {
  return (
    tabs.find(({ id, saved }) => saved !== null && id === opened) ?? tabs.find((tab) => tab.query === query) ?? null
  );
}
