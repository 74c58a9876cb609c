import type { FleetRow } from '@/lib/fleet/rows';

/** A text that changes when anything does that costs money: dynos or add-ons of an app, or which apps there are. */
export function costNews(rows: readonly FleetRow[]): string {
  let dynos = 0;
  let addOns = 0;
  let count = 0;
  const plans = new Set<string>();
  for (const row of rows) {
    dynos += row.dynoCents ?? 0;
    addOns += row.addOns?.cents ?? 0;
    count += row.addOns?.count ?? 0;
    for (const plan of row.plans) plans.add(plan);
  }
  return `${rows.length} ${dynos} ${addOns} ${count} ${[...plans].sort().join()}`;
}
