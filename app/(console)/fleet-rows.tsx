import { dehydrate } from '@tanstack/react-query';
import type * as React from 'react';
import { HydrateNow } from '@/components/patterns/hydrate-now';
import { keepAnswer } from '@/lib/queries/call';
import { fleetRowsOf } from '@/lib/queries/fleet-wire';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { fleetRowsRead } from '@/lib/reads/fleet';
import { runRead } from '@/lib/reads/run-read';

/** Puts the rows of the fleet into the first HTML of a page that shows them, unless they would make it too large. */
export async function FleetRows({ children }: { children: React.ReactNode }) {
  const queries = createQueryClient();
  const fleet = await runRead(fleetRowsRead, {}).result;
  if (fleet.ok && fleet.value.data !== null) {
    keepAnswer(queries, keys.fleetRows, { ...fleet.value, data: fleetRowsOf(fleet.value.data) });
  }
  return <HydrateNow state={dehydrate(queries)}>{children}</HydrateNow>;
}
