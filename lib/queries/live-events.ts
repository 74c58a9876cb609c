import type { Query, QueryClient } from '@tanstack/react-query';
import type { FleetRow } from '@/lib/fleet/rows';
import type { WireChange } from '@/lib/fleet/wire';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { AppRow } from '@/lib/reads/app-row';
import type { FleetStatus } from '@/lib/reads/fleet-status';
import { keepBudgets } from './call';
import { type FleetRows, withChange } from './fleet-wire';
import { keys } from './keys';

/** One event of the live stream. `version` is where the fleet stands after it, where it says so. */
export type LiveEvent = { event: string; data: string; version: string | null };

/** The events of the stream by name. */
export const eventNames = ['hello', 'reset', 'apps', 'status', 'budgets', 'audit', 'jobs', 'end'] as const;

/** Brings into the cache what an event tells, so that whatever shows it is drawn anew. */
export function takeEvent(client: QueryClient, { event, data }: LiveEvent): void {
  if (event === 'apps') takeChange(client, JSON.parse(data) as WireChange);
  else if (event === 'hello') {
    // A page that shows one app has no version to resume from: its row may have changed before the stream was there.
    void client.invalidateQueries({ queryKey: keys.apps, predicate: ({ queryKey }) => queryKey[2] === 'row' });
  } else if (event === 'status') client.setQueryData(keys.fleetStatus, JSON.parse(data) as FleetStatus);
  else if (event === 'budgets') keepBudgets(client, JSON.parse(data) as BudgetSnapshot[]);
  else if (event === 'reset') void client.invalidateQueries({ queryKey: keys.fleetRows });
  else if (event === 'jobs') takeJobs(client, JSON.parse(data) as string[]);
  else if (event === 'audit') {
    for (const queryKey of [keys.audits, keys.people, keys.connections]) void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: keys.apps, predicate: ({ queryKey }) => queryKey[2] === 'activity' });
  } else if (event === 'end') void client.invalidateQueries({ queryKey: keys.fleetStatus });
}

function takeJobs(client: QueryClient, moved: string[]): void {
  for (const queryKey of [keys.jobsLive, keys.jobList, ...moved.map(keys.job)])
    void client.invalidateQueries({ queryKey });
}

function takeChange(client: QueryClient, change: WireChange): void {
  const rows = client.getQueryData<FleetRows>(keys.fleetRows);
  const next = rows && withChange(rows, change);
  if (next) client.setQueryData(keys.fleetRows, next);
  // An answer that is on its way is asked for again where its version is behind this change.
  else if (rows) void client.invalidateQueries({ queryKey: keys.fleetRows }, { cancelRefetch: false });
  const shown = new Set(
    client
      .getQueryCache()
      .findAll({ queryKey: keys.apps })
      .map(({ queryKey }) => queryKey[1]),
  );
  for (const row of change.rows) {
    if (!shown.has(row.id)) continue;
    if (client.getQueryData(keys.row(row.id))) client.setQueryData<AppRow>(keys.row(row.id), { row, movedTo: null });
    void client.invalidateQueries({ queryKey: keys.activities(row.id) });
    askAgain(client, row);
  }
}

const partOf: Record<string, keyof FleetRow['readAt']> = {
  formation: 'formation',
  dynos: 'dynos',
  releases: 'release',
  'add-ons': 'addOns',
};

// What a page shows of the app is asked for again where the fleet has read it since, and only there: each costs a call.
function askAgain(client: QueryClient, row: FleetRow): void {
  const isOlder = ({ queryKey, state: { data, fetchStatus } }: Query) => {
    // The row may come before the answer of the very read that changed it.
    if (fetchStatus !== 'idle') return false;
    const part = partOf[String(queryKey[2])];
    const readAt = (data as { readAt?: number } | undefined)?.readAt;
    return part !== undefined && readAt !== undefined && readAt < (row.readAt[part] ?? 0);
  };
  void client.invalidateQueries({ queryKey: keys.app(row.id), type: 'active', predicate: isOlder });
}
