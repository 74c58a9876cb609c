import 'server-only';
import { type AppState, appState } from '@/lib/rules/app-state';
import { type CertificatePart, dynoCount, type FleetEntry, type ProcessPart } from './entry';

/** One app as the screen lists it. Times are in ms, money in cents a month; null is unknown, never zero. */
export type FleetRow = {
  id: string;
  /** Grows with every change of the row. */
  version: number;
  name: string;
  team: string | null;
  stage: string | null;
  pipeline: string | null;
  pipelineId: string | null;
  state: AppState;
  /** Dynos in that state, of so many; the names of the first; since when. */
  affected: number;
  total: number;
  troubled: string[];
  sinceAt: number | null;
  isMaintenance: boolean;
  /** When maintenance was first seen on; null while it is off. */
  maintenanceSinceAt: number | null;
  web: { quantity: number; size: string | null } | null;
  others: { type: string; quantity: number }[];
  /** Sizes of the dynos that run, each once. */
  sizes: string[];
  dynos: number | null;
  dynoCents: number | null;
  release: {
    version: number;
    at: number | null;
    by: string | null;
    status: string | null;
    description: string | null;
    slug?: string | null;
  } | null;
  addOns: { count: number; cents: number } | null;
  /** Plans of the add-ons, each once. */
  plans: string[];
  /** The certificate that ends first. */
  certificate: { host: string; endsAt: number } | null;
  region: string | null;
  stack: string | null;
  /** When anything about the app last changed, as far as is known. */
  updatedAt: number | null;
  /** When each part was read. */
  readAt: {
    app: number;
    pipeline: number | null;
    formation: number | null;
    dynos: number | null;
    release: number | null;
    addOns: number | null;
  };
};

const longestDescription = 60;

const distinct = (names: (string | null)[]): string[] => [...new Set(names.filter((name) => name !== null))].sort();

function monthlyCents(formation: ProcessPart[]): number | null {
  let cents = 0;
  for (const { quantity, unitCents } of formation) {
    if (quantity === 0) continue;
    if (unitCents === null) return null;
    cents += quantity * unitCents;
  }
  return cents;
}

function latest(...times: (number | null | undefined)[]): number | null {
  const known = times.filter((time) => typeof time === 'number');
  return known.length > 0 ? Math.max(...known) : null;
}

function releaseOf(entry: FleetEntry): FleetRow['release'] {
  const release = entry.release?.value;
  if (!release) return null;
  return {
    version: release.version,
    at: release.createdAt,
    by: release.by === null ? null : (release.by.split('@')[0] ?? null),
    status: release.status,
    description: release.description?.slice(0, longestDescription) ?? null,
    slug: release.slug ?? null,
  };
}

function firstEnding(certificates: readonly CertificatePart[]): FleetRow['certificate'] {
  const ends = certificates.reduce<CertificatePart | null>(
    (first, one) => (first && first.endsAt <= one.endsAt ? first : one),
    null,
  );
  return ends && { host: ends.host, endsAt: ends.endsAt };
}

/** Makes the screen's row of what is known of an app. Small on purpose: 300 of them are about 20 kB gzipped. */
export function fleetRow(entry: FleetEntry, version: number): FleetRow {
  const app = entry.app.value;
  const formation = entry.formation?.value ?? null;
  const web = formation?.find(({ type }) => type === 'web');
  const addOns = entry.addOns?.value;
  const { dynos: troubled, ...summary } = appState({
    isMaintenance: app.isMaintenance,
    formation,
    dynos: entry.dynos?.value ?? null,
  });
  const release = releaseOf(entry);
  return {
    id: entry.id,
    version,
    name: app.name,
    team: app.team,
    stage: entry.coupling?.value?.stage ?? null,
    pipeline: entry.coupling?.value?.pipeline ?? null,
    pipelineId: entry.coupling?.value?.pipelineId ?? null,
    ...summary,
    troubled,
    isMaintenance: app.isMaintenance,
    maintenanceSinceAt: app.maintenanceSinceAt,
    web: web ? { quantity: web.quantity, size: web.size } : null,
    others: formation?.filter(({ type }) => type !== 'web').map(({ type, quantity }) => ({ type, quantity })) ?? [],
    sizes: distinct(formation?.filter(({ quantity }) => quantity > 0).map(({ size }) => size) ?? []),
    dynos: formation ? dynoCount(formation) : null,
    dynoCents: formation ? monthlyCents(formation) : null,
    release,
    addOns: addOns ? { count: addOns.length, cents: addOns.reduce((sum, { cents }) => sum + cents, 0) } : null,
    plans: distinct(addOns?.map(({ plan }) => plan) ?? []),
    certificate: firstEnding(entry.certificates?.value ?? []),
    region: app.region,
    stack: app.stack,
    updatedAt: latest(app.updatedAt, release?.at, summary.sinceAt),
    readAt: {
      app: entry.app.readAt,
      pipeline: entry.coupling?.readAt ?? null,
      formation: entry.formation?.readAt ?? null,
      dynos: entry.dynos?.readAt ?? null,
      release: entry.release?.readAt ?? null,
      addOns: entry.addOns?.readAt ?? null,
    },
  };
}
