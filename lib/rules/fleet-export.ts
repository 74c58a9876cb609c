import { appStateDetail } from './app-state';
import { type Cell, csvText } from './csv';
import type { FleetColumnId } from './fleet-columns';
import { type ListedApp, oldestReadAt } from './listed-app';

type Field = { name: string; of(app: ListedApp): Cell };

const iso = (atMs: number | null | undefined) => (atMs == null ? null : new Date(atMs).toISOString());
const dollars = (cents: number | undefined) => (cents === undefined ? null : cents / 100);

const processes = (others: ListedApp['others']) => others.map(({ type, quantity }) => `${type} ${quantity}`).join('; ');

/** What each column of the screen is in a file: one fact a field, with its unit in the name. */
const fieldsOf: Record<FleetColumnId, readonly Field[]> = {
  name: [{ name: 'app', of: ({ name }) => name }],
  team: [{ name: 'team', of: ({ team }) => team }],
  stage: [
    { name: 'stage', of: ({ stage }) => stage },
    { name: 'pipeline', of: ({ pipeline }) => pipeline },
  ],
  state: [
    { name: 'state', of: ({ state }) => state },
    { name: 'state_detail', of: (app) => appStateDetail({ ...app, dynos: [] }) },
    { name: 'state_since', of: ({ sinceAt }) => iso(sinceAt) },
  ],
  web: [
    { name: 'web_dynos', of: ({ web }) => web?.quantity ?? null },
    { name: 'web_size', of: ({ web }) => web?.size ?? null },
  ],
  others: [{ name: 'other_processes', of: ({ dynos, others }) => (dynos === null ? null : processes(others)) }],
  release: [
    { name: 'release_version', of: ({ release }) => release?.version ?? null },
    { name: 'released_at', of: ({ release }) => iso(release?.at) },
    { name: 'released_by', of: ({ release }) => release?.by ?? null },
    { name: 'release_status', of: ({ release }) => release?.status ?? null },
  ],
  'add-ons': [
    { name: 'add_ons', of: ({ addOns }) => addOns?.count ?? null },
    { name: 'add_ons_usd_per_month', of: ({ addOns }) => dollars(addOns?.cents) },
  ],
  stack: [{ name: 'stack', of: ({ stack }) => stack }],
  region: [{ name: 'region', of: ({ region }) => region }],
  updated: [{ name: 'updated_at', of: ({ updatedAt }) => iso(updatedAt) }],
  read: [{ name: 'read_at', of: (app) => iso(oldestReadAt(app)) }],
};

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes apps as a file: CSV, or JSON as an array of objects. Times are ISO 8601; what is unknown is empty or null. */
export function exportText(
  apps: readonly ListedApp[],
  columns: readonly FleetColumnId[],
  format: ExportFormat,
): string {
  const fields = columns.flatMap((id) => fieldsOf[id]);
  if (format === 'csv') {
    const names = fields.map(({ name }) => name);
    return csvText(
      names,
      apps.map((app) => fields.map((field) => field.of(app))),
    );
  }
  const objects = apps.map((app) => Object.fromEntries(fields.map((field) => [field.name, field.of(app)])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}
