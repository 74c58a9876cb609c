import type { AppState } from './app-state';

/** What rules need to know of an app in the fleet. Times are in ms, money in cents a month; null is unknown, never zero. */
export type ListedApp = {
  id: string;
  name: string;
  team: string | null;
  stage: string | null;
  pipeline: string | null;
  state: AppState;
  affected: number;
  total: number;
  sinceAt: number | null;
  web: { quantity: number; size: string | null } | null;
  others: readonly { type: string; quantity: number }[];
  dynos: number | null;
  dynoCents: number | null;
  release: {
    version: number;
    at: number | null;
    by: string | null;
    status: string | null;
    description?: string | null;
    /** Stands for the slug that it runs; null without one or where none is known. */
    slug?: string | null;
  } | null;
  addOns: { count: number; cents: number } | null;
  region: string | null;
  stack: string | null;
  updatedAt: number | null;
  /** Dyno sizes and add-on plans in use, each once. */
  sizes: readonly string[];
  plans: readonly string[];
  /** The certificate that ends first. */
  certificate: { host: string; endsAt: number } | null;
  readAt: {
    app: number;
    pipeline: number | null;
    formation: number | null;
    dynos: number | null;
    release: number | null;
    addOns: number | null;
  };
};

/** When the oldest known part of an app was read (ms). */
export function oldestReadAt({ readAt }: Pick<ListedApp, 'readAt'>): number {
  let oldest = readAt.app;
  for (const at of [readAt.pipeline, readAt.formation, readAt.dynos, readAt.release, readAt.addOns]) {
    if (at !== null && at < oldest) oldest = at;
  }
  return oldest;
}

/** An app on the screen that was read so short a time ago is not read again because somebody presses a button. */
export const shownFreshMs = 30_000;

/** How many of these apps looking again would read, at `nowMs`: one call each. */
export function countOld(apps: readonly { readAt: { dynos: number | null } }[], nowMs: number): number {
  return apps.filter(({ readAt }) => (readAt.dynos ?? 0) <= nowMs - shownFreshMs).length;
}
