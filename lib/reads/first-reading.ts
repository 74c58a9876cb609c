import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { neverRead, refreshFleet } from '@/lib/fleet/refresh-fleet';
import type { ReadContext } from './read';

const longestWaitMs = 800;

/** Begins to read the connections that were never read, and waits a moment for their lists of apps. */
export async function firstReading(ctx: Pick<ReadContext, 'connections' | 'callerOf'>): Promise<void> {
  const unread = await neverRead(await ctx.connections());
  if (unread.length === 0) return;
  const { listed } = refreshFleet(unread, ctx.callerOf);
  await Promise.race([listed, wait(longestWaitMs)]);
}
