import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { getDatabase } from '@/lib/db/client';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';

/** What somebody may want to look at anew: the audit log, apps that another server read, or how far a job is. */
export type Announcement =
  | { topic: 'audit' }
  | { topic: 'jobs'; jobId: string }
  | { topic: 'apps'; appIds: readonly string[] };

export const channel = 'dynodeck';
/** PostgreSQL carries 8,000 bytes at most; more apps than fit are left to the next look at the database. */
const mostApps = 150;

const bus = () =>
  perProcess('live.bus', () => ({ self: randomUUID(), listeners: new Set<(what: Announcement) => void>() }));

/** Hears what this server and, on a PostgreSQL server, the others announce; returns how to stop. */
export function onAnnounced(listener: (what: Announcement) => void): () => void {
  const { listeners } = bus();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells this server's listeners and the other servers. Never fails: whoever misses it finds out a little later. */
export function announce(what: Announcement): void {
  hear(what);
  tellOthers(what).catch((error: unknown) => log.warn({ err: error }, 'other servers not told'));
}

/** Tells the other servers alone. */
export async function tellOthers(what: Announcement): Promise<void> {
  const { db, engine } = await getDatabase();
  if (engine !== 'server' || (what.topic === 'apps' && what.appIds.length > mostApps)) return;
  await db.execute(sql`select pg_notify(${channel}, ${JSON.stringify({ ...what, from: bus().self })})`);
}

/** Takes in what came over the channel; what this server said itself is known. */
export function hearOthers(payload: string): void {
  const { from, ...what } = JSON.parse(payload) as Announcement & { from: string };
  if (from !== bus().self) hear(what as Announcement);
}

function hear(what: Announcement): void {
  for (const listener of bus().listeners) listener(what);
}
