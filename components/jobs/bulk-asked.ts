import { restartApps, retryJob, scaleApps, switchMaintenanceOfApps, undoJob } from '@/app/actions';
import type { BulkWish } from '@/components/patterns/bulk-context';
import type { OperationAction } from '@/components/patterns/operation-task';

/** How it is to go: which app first and alone, how many at once, paused at how many percent of failures. */
export type Manner = { canary: string | null; waveSize: number | null; stopAtPercent: number | null };
export type ScaleWish = { type: string; quantity: { to: number } | { by: number } | null; size: string | null };
/** What the fields of the sheet say. */
export type Fields = { manner: Manner; scale: ScaleWish; isOn: boolean };

export const bulkActions: Record<BulkWish['act'], OperationAction> = {
  restart: restartApps as OperationAction,
  scale: scaleApps as OperationAction,
  maintenance: switchMaintenanceOfApps as OperationAction,
  retry: retryJob as OperationAction,
  undo: undoJob as OperationAction,
};

/** The input of the operation for what was asked; null while something is missing. */
export function inputOf(wish: BulkWish, jobId: string, { manner, scale, isOn }: Fields): object | null {
  const rest = { job: jobId, options: manner };
  switch (wish.act) {
    case 'retry':
    case 'undo':
      return { of: wish.job, ...rest };
    case 'scale':
      if (scale.quantity === null && scale.size === null) return null;
      return { apps: wish.apps.map(({ id }) => id), wish: scale, ...rest };
    case 'maintenance':
      return { apps: wish.apps.map(({ id }) => id), wish: { on: isOn }, ...rest };
    case 'restart':
      return { apps: wish.apps.map(({ id }) => id), wish: {}, ...rest };
  }
}

/** What the fields say at first: web where there is one, else the type that most of the apps have; maintenance as it is not. */
export function firstFields(wish: BulkWish): Fields {
  const apps = 'apps' in wish ? wish.apps : [];
  return {
    manner: { canary: null, waveSize: null, stopAtPercent: 20 },
    scale: { type: typesOf(wish)[0] ?? 'web', quantity: { by: 1 }, size: null },
    isOn: !apps.every(({ isMaintenance }) => isMaintenance),
  };
}

/** The process types of the apps: web, then the commonest. */
export function typesOf(wish: BulkWish): string[] {
  const counts = new Map<string, number>();
  for (const type of 'apps' in wish ? wish.apps.flatMap(({ types }) => types) : []) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, x], [b, y]) => Number(b === 'web') - Number(a === 'web') || y - x || a.localeCompare(b))
    .map(([type]) => type);
}
