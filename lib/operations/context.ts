import 'server-only';
import { eq } from 'drizzle-orm';
import type { Viewer } from '@/lib/auth/viewer';
import { accessOf } from '@/lib/connections/access';
import { connectionForApp } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { fleetApps } from '@/lib/db/schema';
import { appOutOfReach } from '@/lib/reads/run-read';
import { Failure } from '@/lib/result';
import type { Operation, OperationContext } from './operation';

/** Binds an operation to the app it names, through a connection of the viewer that reaches it. */
export async function operationContext<Input, State>(
  viewer: Viewer,
  operation: Pick<Operation<Input, State>, 'name' | 'app'>,
  input: Input,
): Promise<OperationContext> {
  const appId = operation.app(input);
  if (appId === null) return { viewer, now: new Date(), app: null };
  const connection = await connectionForApp(viewer, appId);
  if (!connection) throw new Failure(appOutOfReach());
  const db = await getDb();
  const [row] = await db.select({ name: fleetApps.name }).from(fleetApps).where(eq(fleetApps.appId, appId));
  const caller = {
    access: accessOf(connection),
    purpose: `operation:${operation.name}`,
    lane: 'interactive' as const,
    isFresh: true,
  };
  return { viewer, now: new Date(), app: { id: appId, name: row?.name ?? appId, caller, connectionId: connection.id } };
}
