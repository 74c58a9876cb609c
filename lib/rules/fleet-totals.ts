import { type ListedApp, oldestReadAt } from './listed-app';

/** Sums over apps; `isPartial` when something about one of them is not known, so that the true sum is higher. */
export type Totals = { dynos: { sum: number; isPartial: boolean }; cents: { sum: number; isPartial: boolean } };

/** When the list of apps was last read, and when the oldest part of any app was (ms). */
export type FleetAges = { syncedAt: number; oldestAt: number };

/** Dynos, and what dynos and add-ons cost in cents a month. */
export function totalsOf(apps: readonly Pick<ListedApp, 'dynos' | 'dynoCents' | 'addOns'>[]): Totals {
  const totals: Totals = { dynos: { sum: 0, isPartial: false }, cents: { sum: 0, isPartial: false } };
  for (const { dynos, dynoCents, addOns } of apps) {
    totals.dynos.sum += dynos ?? 0;
    totals.dynos.isPartial ||= dynos === null;
    totals.cents.sum += (dynoCents ?? 0) + (addOns?.cents ?? 0);
    totals.cents.isPartial ||= dynoCents === null || addOns === null;
  }
  return totals;
}

/** How old what is known of these apps is; null without any. */
export function agesOf(apps: readonly Pick<ListedApp, 'readAt'>[]): FleetAges | null {
  let syncedAt = -Infinity;
  let oldestAt = Infinity;
  for (const app of apps) {
    syncedAt = Math.max(syncedAt, app.readAt.app);
    oldestAt = Math.min(oldestAt, oldestReadAt(app));
  }
  return apps.length > 0 ? { syncedAt, oldestAt } : null;
}
