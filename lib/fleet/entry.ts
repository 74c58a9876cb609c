import 'server-only';
import type { AddOn, App, Coupling, Dyno, Formation, Release } from '@/lib/heroku/schema';
import { centsPerMonth, type Size } from '@/lib/rules/scaling';

/** A value, and when Heroku was asked for it (ms). */
export type Part<T> = { value: T; readAt: number };

export type AppPart = {
  name: string;
  team: string | null;
  ownerEmail: string | null;
  region: string | null;
  stack: string | null;
  buildStack: string | null;
  isMaintenance: boolean;
  /** When maintenance was first seen on; null while it is off. */
  maintenanceSinceAt: number | null;
  createdAt: number | null;
  updatedAt: number | null;
  releasedAt: number | null;
};
export type CouplingPart = { stage: string; pipelineId: string; pipeline: string | null };
/** One process type; `unitCents` is the price of one dyno for a month, null while the sizes are not known. */
export type ProcessPart = { type: string; quantity: number; size: string | null; unitCents: number | null };
export type DynoPart = { name: string; type: string; state: string; updatedAt: number };
export type ReleasePart = {
  version: number;
  status: string | null;
  description: string | null;
  by: string | null;
  createdAt: number | null;
  /** The beginning of the slug's id, which tells slugs of a pipeline apart. An earlier version did not keep it. */
  slug?: string | null;
};
export type AddOnPart = {
  id: string;
  name: string;
  service: string | null;
  plan: string | null;
  state: string | null;
  cents: number;
  createdAt: number | null;
  /** Names of the config keys that it owns. */
  configKeys: string[];
};
/** When a certificate ends; `endpoint` names what domains refer to, null where an earlier version did not keep it. */
export type CertificatePart = { host: string; endsAt: number; endpoint: string | null };

/** What is known of one app: each part with its own age, null while it was never read. */
export type FleetEntry = {
  id: string;
  app: Part<AppPart>;
  /** The value is null for an app outside pipelines. */
  coupling: Part<CouplingPart | null> | null;
  formation: Part<ProcessPart[]> | null;
  dynos: Part<DynoPart[]> | null;
  release: Part<ReleasePart | null> | null;
  addOns: Part<AddOnPart[]> | null;
  certificates: Part<CertificatePart[]> | null;
};

const slugLength = 8;
const time = (text: string | null) => (text === null ? null : Date.parse(text));

/** Keeps of an app what the fleet shows. Since when maintenance is on, the fleet adds: Heroku does not tell. */
export function appPart(app: App): AppPart {
  return {
    name: app.name,
    team: app.team?.name ?? null,
    ownerEmail: app.owner?.email ?? null,
    region: app.region?.name ?? null,
    stack: app.stack?.name ?? null,
    buildStack: app.build_stack?.name ?? null,
    isMaintenance: app.maintenance ?? false,
    maintenanceSinceAt: null,
    createdAt: time(app.created_at),
    updatedAt: time(app.updated_at),
    releasedAt: time(app.released_at),
  };
}

/** Keeps of a coupling what the fleet shows; `names` tells the name of a pipeline that the coupling itself leaves out. */
export function couplingPart(coupling: Coupling, names: ReadonlyMap<string, string>): CouplingPart {
  const { id, name } = coupling.pipeline;
  return { stage: coupling.stage, pipelineId: id, pipeline: name ?? names.get(id) ?? null };
}

/** Keeps of a formation what the fleet shows, `web` first, each process type with the price of one of its dynos. */
export function formationPart(formation: Formation[], sizes: readonly Size[]): ProcessPart[] {
  return formation
    .map(({ type, quantity, size }) => ({
      type,
      quantity,
      size,
      unitCents: size === null ? null : centsPerMonth([{ type, quantity: 1, size }], sizes),
    }))
    .sort((a, b) => Number(b.type === 'web') - Number(a.type === 'web') || a.type.localeCompare(b.type));
}

/** Keeps of dynos what the fleet shows. */
export function dynosPart(dynos: Dyno[]): DynoPart[] {
  return dynos.map(({ name, type, state, updated_at }) => ({ name, type, state, updatedAt: time(updated_at) ?? 0 }));
}

/** Keeps of a release what the fleet shows. */
export function releasePart(release: Release): ReleasePart {
  return {
    version: release.version,
    status: release.status,
    description: release.description,
    by: release.user?.email ?? null,
    createdAt: time(release.created_at),
    slug: release.slug?.id.slice(0, slugLength) ?? null,
  };
}

/** Keeps of an app's add-ons what the fleet shows; what is free or under contract costs 0. */
export function addOnsPart(addOns: AddOn[]): AddOnPart[] {
  return addOns.map(({ id, name, addon_service, plan, state, billed_price, created_at, config_vars }) => ({
    id,
    name,
    service: addon_service?.name ?? null,
    plan: plan?.name ?? null,
    state,
    cents: billed_price?.cents ?? 0,
    createdAt: time(created_at),
    configKeys: config_vars ?? [],
  }));
}

/** How many dynos a formation keeps running. */
export function dynoCount(formation: ProcessPart[]): number {
  return formation.reduce((sum, { quantity }) => sum + quantity, 0);
}
