import 'server-only';
import { z } from 'zod';
import { reasonAgainst } from '@/lib/access/reasons';
import { appCountsOf, type ConnectionSummary } from '@/lib/connections/reach';
import { env } from '@/lib/env';
import { defineRead } from './read';

/** One connection for the screen. It holds no credential and nothing made from one. */
export type ConnectionRow = Pick<
  ConnectionSummary,
  'id' | 'name' | 'kind' | 'ownerName' | 'isOwn' | 'isShared' | 'status' | 'herokuEmail'
> & {
  checkedAt: string | null;
  /** Apps that it reached when its list was last read. */
  apps: number;
  /** What Heroku was asked for; null for a pasted token, which does not tell. */
  scope: string | null;
  /** Why the viewer cannot share it, or make it private, now; null where they can. */
  shareReason: string | null;
};

/** The Heroku accounts that the viewer may act through: their own, and those that were shared. */
export const connectionsRead = defineRead({
  name: 'connections',
  verb: 'connections:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['database'],
  async run(ctx): Promise<ConnectionRow[]> {
    const connections = await ctx.connections();
    const shareReason = reasonAgainst(ctx.viewer.role, 'connections:share');
    const counts = await appCountsOf(connections.map(({ id }) => id));
    return connections.map((connection) => rowOf(connection, counts.get(connection.id) ?? 0, shareReason));
  },
});

function rowOf(connection: ConnectionSummary, apps: number, shareReason: string | null): ConnectionRow {
  const { id, name, kind, ownerName, isOwn, isShared, status, checkedAt, herokuEmail } = connection;
  return {
    id,
    name,
    kind,
    ownerName,
    isOwn,
    isShared,
    status,
    herokuEmail,
    checkedAt: checkedAt?.toISOString() ?? null,
    apps,
    scope: kind === 'oauth' ? env().oauthScope : null,
    shareReason,
  };
}
