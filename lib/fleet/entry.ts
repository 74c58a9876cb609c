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
};
export type AddOnPart = { name: string; plan: string | null; state: string | null; cents: number };

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
};

const time = (text: string | null) => (text === null ? null : Date.parse(text));

/** Keeps of an app what the fleet shows. */
export function appPart(app: App): AppPart {
  return {
    name: app.name,
    team: app.team?.name ?? null,
    ownerEmail: app.owner?.email ?? null,
    region: app.region?.name ?? null,
    stack: app.stack?.name ?? null,
    buildStack: app.build_stack?.name ?? null,
    isMaintenance: app.maintenance ?? false,
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
  };
}

/** Keeps of an app's add-ons what the fleet shows; what is free or under contract costs 0. */
export function addOnsPart(addOns: AddOn[]): AddOnPart[] {
  return addOns.map(({ name, plan, state, billed_price }) => ({
    name,
    plan: plan?.name ?? null,
    state,
    cents: billed_price?.cents ?? 0,
  }));
}

/** How many dynos a formation keeps running. */
export function dynoCount(formation: ProcessPart[]): number {
  return formation.reduce((sum, { quantity }) => sum + quantity, 0);
}
