import 'server-only';
import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { getDb } from '@/lib/db/client';
import { appAccess } from '@/lib/db/schema';
import { perProcess } from '@/lib/per-process';

/**
 * The apps that some connections reach together. Equal sets have equal hashes, so that what is made for one of them
 * serves everybody who reaches the same.
 */
export type ReachSet = { ids: ReadonlySet<string>; hash: string; lists: ReadonlyMap<string, ReadonlySet<string>> };

type List = { ids: ReadonlySet<string>; hash: string };
type Kept = { list: Promise<List>; until: number };

// Another server may have read a newer list; this one's own changes are known at once.
const keptMs = 5_000;
const sets = 100;

const kept = () =>
  perProcess('reach.lists', () => ({
    lists: new Map<string, Kept>(),
    sets: new LRUCache<string, ReadonlySet<string>>({ max: sets }),
  }));

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** The apps within reach of these connections, of which the caller knows that the person may use them. */
export async function reachSetOf(connectionIds: readonly string[], now = Date.now()): Promise<ReachSet> {
  const { lists, sets } = kept();
  const missing = connectionIds.filter((id) => (lists.get(id)?.until ?? 0) <= now);
  if (missing.length > 0) keep(missing, now + keptMs);
  const found = await Promise.all(connectionIds.map(async (id) => [id, await lists.get(id)?.list] as const));
  const known = found.flatMap(([id, list]) => (list ? [[id, list] as const] : []));
  const hash = digest([...new Set(known.map(([, list]) => list.hash))].sort().join(' '));
  const ids = sets.get(hash) ?? new Set(known.flatMap(([, list]) => [...list.ids]));
  sets.set(hash, ids);
  return { ids, hash, lists: new Map(known.map(([id, list]) => [id, list.ids])) };
}

/** Says that the list of apps of a connection has changed: it is read anew at the next question. */
export function forgetReachOf(connectionId: string): void {
  kept().lists.delete(connectionId);
}

function keep(connectionIds: readonly string[], until: number): void {
  const { lists } = kept();
  const loading = loadLists(connectionIds);
  for (const id of connectionIds) {
    const list = loading.then((all) => {
      const ids = all.get(id) ?? [];
      return { ids: new Set(ids), hash: digest(ids.join(' ')) };
    });
    const entry = { list, until };
    lists.set(id, entry);
    list.catch(() => {
      if (lists.get(id) === entry) lists.delete(id);
    });
  }
}

async function loadLists(connectionIds: readonly string[]): Promise<Map<string, string[]>> {
  const db = await getDb();
  const rows = await db
    .select({ connectionId: appAccess.connectionId, appId: appAccess.appId })
    .from(appAccess)
    .where(inArray(appAccess.connectionId, [...connectionIds]))
    .orderBy(appAccess.appId);
  const lists = new Map<string, string[]>();
  for (const { connectionId, appId } of rows) {
    const list = lists.get(connectionId);
    if (list) list.push(appId);
    else lists.set(connectionId, [appId]);
  }
  return lists;
}
