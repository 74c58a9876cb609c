import 'server-only';
import { syncTick } from '@/lib/fleet/sync';
import { defineJob } from './job';

/** Keeps the fleet true, a small share at a time, on one server. */
export const fleetSync = defineJob({
  kind: 'fleet-sync',
  cron: '*/5 * * * * *',
  leaseMs: 20_000,
  maxAttempts: 1,
  run: ({ now }) => syncTick(now),
});
