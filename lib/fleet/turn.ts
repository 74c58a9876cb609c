import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { getDatabase } from '@/lib/db/client';
import { acquireLease, leaseLeftMs } from '@/lib/leases';
import { log } from '@/lib/log';
import { fail } from '@/lib/result';
import { getFleet } from './fleet';
import { addProblem, type FleetProgress } from './progress';
import { lastListOf } from './store';

const leaseMs = 20_000;
const renewEveryMs = 5_000;
const lookEveryMs = 1_000;
/** A lease that is free although it had so much left was given back; else its holder has died. */
const givenBackMs = 1_000;

/** Names the exclusive right to read the fleet of a connection. */
export function turnName(connectionId: string): string {
  return `fleet:${connectionId}`;
}

type Turn = {
  progress: FleetProgress;
  /** The time in ms. */
  now(): number;
  /** Reads; `isMine` turns false should another server have taken over meanwhile. */
  work(isMine: () => boolean): Promise<void>;
  onListed(): void;
};

/**
 * Runs `work` as the only server that reads this connection. While another one reads it, nothing is asked of Heroku:
 * its rows are followed from the database, and its end is the end of this reading too. Should it die, `work` runs.
 */
export async function inTurn({ progress, now, work, onListed }: Turn): Promise<void> {
  // The embedded database belongs to one process, and a lease left by one that died would only hold up its successor.
  if ((await getDatabase()).engine === 'embedded') return work(() => true);
  for (;;) {
    const lease = await acquireLease(turnName(progress.connectionId), leaseMs);
    if (!lease) {
      progress.isElsewhere = true;
      if (await follow(progress, onListed)) {
        progress.finishedAt = now();
        return;
      }
      continue;
    }
    progress.isElsewhere = false;
    let isMine = true;
    const renewing = setInterval(() => {
      lease.renew().then(
        (isRenewed) => {
          isMine = isRenewed;
        },
        (error: unknown) => log.warn({ err: error, lease: lease.name }, 'lease not renewed'),
      );
    }, renewEveryMs);
    try {
      return await work(() => isMine);
    } finally {
      clearInterval(renewing);
      await lease
        .release()
        .catch((error: unknown) => log.warn({ err: error, lease: lease.name }, 'lease not released'));
    }
  }
}

/** Shows how far the other server is until it gives its lease back; false when it died. */
async function follow(progress: FleetProgress, onListed: () => void): Promise<boolean> {
  const fleet = await getFleet();
  let expectedAt = Number.POSITIVE_INFINITY;
  for (;;) {
    const leftMs = await leaseLeftMs(turnName(progress.connectionId));
    if (leftMs === null && performance.now() > expectedAt - givenBackMs) return false;
    await fleet.catchUp(leftMs === null ? 0 : undefined);
    const list = await lastListOf(progress.connectionId);
    if (list) {
      const isRead = (id: string) => (fleet.get(id)?.formation?.readAt ?? 0) >= list.at.getTime();
      progress.total = list.appIds.length;
      progress.done = leftMs === null ? list.appIds.length : list.appIds.filter(isRead).length;
      onListed();
    }
    if (leftMs === null) break;
    expectedAt = performance.now() + leftMs;
    await wait(lookEveryMs);
  }
  if (progress.total === null) {
    const { error } = fail('busy', 'Another server read this connection and found no list of apps.', 'Read it again.');
    addProblem(progress, { part: 'apps', error, apps: 0 });
  }
  return true;
}
