import { vi } from 'vitest';
import type { FleetRow } from '@/lib/fleet/rows';
import type { FleetStatus } from '@/lib/reads/fleet-status';

/** The answer to the question for the rows of the fleet. */
export function rowsAnswer(rows: readonly FleetRow[]): Response {
  return Response.json({ version: 'life.1.reach', rows, numbers: rows.map((_, index) => index) });
}

/** Lets the console answer the question for the rows of the fleet with these. */
export function serveRows(rows: readonly FleetRow[]): void {
  vi.stubGlobal('fetch', async () => rowsAnswer(rows));
}

/** Holds that answer back; returns what gives it. */
export function serveRowsLater(rows: readonly FleetRow[]): () => void {
  let send = () => {};
  const sent = new Promise<Response>((resolve) => {
    send = () => resolve(rowsAnswer(rows));
  });
  vi.stubGlobal('fetch', () => sent);
  return send;
}

/** What the console tells of a fleet with these rows that nobody reads at the moment. */
export function statusOf(rows: readonly FleetRow[]): FleetStatus {
  const attention = { total: 0, isUrgent: false };
  return { apps: rows.length, attention, progress: [], refreshPrices: [], connections: 1 };
}
