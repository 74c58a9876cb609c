import type { FleetRow } from '@/lib/fleet/rows';

/** A row for tests: an app that is up, with what is given changed. */
export function fleetRowOf(changes: Partial<FleetRow> & { name: string }): FleetRow {
  const readAt = Date.UTC(2026, 10, 20, 9, 0, 0);
  return {
    id: `id-of-${changes.name}`,
    version: 1,
    team: 'payments',
    stage: 'production',
    pipeline: changes.name.replace(/-(production|staging|dev)$/, ''),
    pipelineId: null,
    state: 'up',
    affected: 0,
    total: 2,
    troubled: [],
    sinceAt: null,
    isMaintenance: false,
    maintenanceSinceAt: null,
    web: { quantity: 2, size: 'Standard-1X' },
    others: [],
    sizes: ['Standard-1X'],
    dynos: 2,
    dynoCents: 5_000,
    release: { version: 12, at: readAt - 60_000, by: 'mara', status: 'succeeded', description: 'Deploy 1a2b3c4d' },
    addOns: { count: 3, cents: 1_400 },
    plans: [],
    certificate: null,
    region: 'eu',
    stack: 'heroku-24',
    updatedAt: readAt - 60_000,
    readAt: { app: readAt, pipeline: readAt, formation: readAt, dynos: readAt, release: readAt, addOns: readAt },
    ...changes,
  };
}
