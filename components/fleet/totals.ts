import type { FleetRow } from '@/lib/fleet/rows';

/** Sums over rows; `isPartial` when something about one of them is not known, so that the true sum is higher. */
export type Totals = { dynos: { sum: number; isPartial: boolean }; cents: { sum: number; isPartial: boolean } };

/** Dynos, and what dynos and add-ons cost in cents a month. */
export function totalsOf(rows: readonly FleetRow[]): Totals {
  const totals: Totals = { dynos: { sum: 0, isPartial: false }, cents: { sum: 0, isPartial: false } };
  for (const { dynos, dynoCents, addOns } of rows) {
    totals.dynos.sum += dynos ?? 0;
    totals.dynos.isPartial ||= dynos === null;
    totals.cents.sum += (dynoCents ?? 0) + (addOns?.cents ?? 0);
    totals.cents.isPartial ||= dynoCents === null || addOns === null;
  }
  return totals;
}
