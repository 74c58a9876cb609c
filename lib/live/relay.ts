import 'server-only';
import { getDatabase } from '@/lib/db/client';
import { getFleet } from '@/lib/fleet/fleet';
import { log } from '@/lib/log';
import { perProcess } from '@/lib/per-process';
import { channel, hearOthers, onAnnounced } from './announce';

const lookEveryMs = 5_000;

/**
 * Brings what other servers read into this one's fleet from the first call on: at once where they say so, and by a look
 * at the database every few seconds. With the embedded database there are no others.
 */
export function startRelay(): Promise<void> {
  return perProcess('live.relay', async () => {
    const { engine, listen } = await getDatabase();
    if (engine !== 'server') return;
    const fleet = await getFleet();
    const failed = (error: unknown) => log.warn({ err: error }, 'what other servers read is not known');
    listen?.(channel, hearOthers);
    onAnnounced((what) => {
      if (what.topic === 'apps') fleet.load(what.appIds).catch(failed);
    });
    setInterval(() => fleet.catchUp().catch(failed), lookEveryMs).unref();
  });
}
