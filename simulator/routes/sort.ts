import type { SortKeys } from '@/simulator/route';
import { stamp } from '@/simulator/serialise/stamp';

/** Lists whose rows can only be ordered by id. */
export const byId: SortKeys<{ id: string }> = { id: (row) => row.id };

/** Lists ordered by id or name. */
export const byIdOrName: SortKeys<{ id: string; name: string }> = { id: (row) => row.id, name: (row) => row.name };

/** Lists of apps. */
export const byAppKey: SortKeys<{ id: string; name: string; updatedAtMs: number }> = {
  ...byIdOrName,
  updated_at: (row) => stamp(row.updatedAtMs),
};
