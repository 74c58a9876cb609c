import 'server-only';
import { eq } from 'drizzle-orm';
import type { Viewer } from '@/lib/auth/viewer';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { callerFor } from '@/lib/connections/caller';
import { connectionForApp } from '@/lib/connections/reach';
import { getDb } from '@/lib/db/client';
import { fleetApps } from '@/lib/db/schema';
import { processHeroku } from '@/lib/heroku/heroku';
import { Failure } from '@/lib/result';
import type { Operation, OperationContext } from './operation';

/**
 * Binds an operation to the app it names, through a connection of the viewer that reaches it. A second factor goes out
 * with its changes.
 */
export async function operationContext<Input, State>(
  viewer: Viewer,
  operation: Pick<Operation<Input, State>, 'name' | 'app'>,
  input: Input,
  secondFactor?: string,
): Promise<OperationContext> {
  const appId = operation.app(input);
  const now = new Date(processHeroku().clock.now());
  if (appId === null) return { viewer, now, app: null };
  const connection = await connectionForApp(viewer, appId);
  if (!connection) throw new Failure(appOutOfReach());
  const db = await getDb();
  const [row] = await db.select({ name: fleetApps.name }).from(fleetApps).where(eq(fleetApps.appId, appId));
  const purpose = `operation:${operation.name}`;
  const caller = callerFor(connection, { purpose, lane: 'interactive', personId: viewer.personId, isFresh: true });
  const acting = secondFactor === undefined ? caller : { ...caller, secondFactor };
  return { viewer, now, app: { id: appId, name: row?.name ?? appId, caller: acting, connectionId: connection.id } };
}
