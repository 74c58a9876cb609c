import { appStates } from './app-state';
import { type Attention, type AttentionFilter, attentionOf, type Budget } from './attention';
import type { ConcernedApp } from './concerns';

/** The queue as its page shows it, and what the page tells of all apps. */
export type AttentionLook<App extends ConcernedApp> = Pick<Attention<App>, 'items' | 'total' | 'counts'> & {
  /** The kind of trouble that it is narrowed to. */
  only: AttentionFilter;
  apps: number;
  /** Apps of whose dynos nothing is known yet. */
  unread: number;
  states: { status: App['state']; count: number }[];
};

type Options = { nowMs: number; only: AttentionFilter };

/** Looks at these apps at `nowMs`, narrowed to one kind of trouble or not. */
export function attentionLook<App extends ConcernedApp>(
  apps: readonly App[],
  budgets: readonly Budget[],
  { nowMs, only }: Options,
): AttentionLook<App> {
  const { items, total, counts } = attentionOf(apps, budgets, { nowMs, only });
  return {
    items,
    total,
    counts,
    only,
    apps: apps.length,
    unread: apps.filter(({ readAt }) => readAt.dynos === null).length,
    states: appStates.map((status) => ({ status, count: apps.filter(({ state }) => state === status).length })),
  };
}
