import 'server-only';
import { z } from 'zod';
import { authorize } from '@/lib/access/authorize';
import { type AuditRow, listAudit } from '@/lib/audit/list';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { appIdsWithin } from '@/lib/connections/reach';
import { listChanges } from '@/lib/fleet/observed-changes';
import { listLoggedReleases } from '@/lib/fleet/release-log';
import { Failure } from '@/lib/result';
import type { ActivitySources, OurDeed } from '@/lib/rules/activity';
import { defineRead } from './read';

/** What the console itself remembers of an app, for `mergeActivity`; the newest of each. */
export type AppActivity = Omit<ActivitySources, 'builds'> & { readAt: number };

/** Descriptions are text that anybody may write. */
const longestText = 500;

/** What happened to an app as far as the console has it: what was done here, releases, and changes that were seen. */
export const activityRead = defineRead({
  name: 'activity',
  verb: 'app:read',
  input: z.object({ app: z.uuid(), max: z.number().int().min(1).max(500) }),
  priceCalls: 0,
  from: ['database'],
  async run({ viewer, connections }, { app, max }): Promise<AppActivity> {
    const reach = await appIdsWithin(await connections());
    if (!reach.has(app)) throw new Failure(appOutOfReach());
    const maySeeAudit = authorize(viewer, 'audit:read').ok;
    const readAt = Date.now();
    const [rows, releases, changes] = await Promise.all([
      // A run has a row at its beginning and one at its end.
      maySeeAudit ? listAudit(viewer, reach, { appId: app, limit: max * 2 }) : [],
      listLoggedReleases({ appIds: [app], limit: max }),
      listChanges(app, max),
    ]);
    return {
      ours: deedsOf(rows).slice(0, max),
      releases: releases.map(({ version, createdAt, byEmail, description, status }) => ({
        id: null,
        version,
        at: createdAt.getTime(),
        by: byEmail,
        description: description?.slice(0, longestText) ?? null,
        status,
      })),
      changes: changes.map(({ appId: _, ...change }) => change),
      readAt,
    };
  },
});

function deedsOf(rows: readonly AuditRow[]): OurDeed[] {
  const intents = new Map(rows.flatMap((row) => (row.kind === 'intent' && row.runId ? [[row.runId, row]] : [])));
  const ended = new Set(rows.flatMap(({ kind, runId }) => (kind === 'outcome' && runId ? [runId] : [])));
  return rows.flatMap((row) => {
    if (row.kind === 'intent' && ended.has(row.runId ?? '')) return [];
    const intent = row.runId === null ? undefined : intents.get(row.runId);
    const { changes = [] } = row.detail as { changes?: { label: string; to: string }[] };
    return [
      {
        id: String(row.seq),
        action: row.action,
        actor: row.actorName,
        summary: row.summary.replace(` on ${row.target}`, '').replace(` for ${row.target}`, ''),
        startedAt: intent?.at.getTime() ?? null,
        at: row.at.getTime(),
        outcome: outcomeOf(row),
        changes: changes.map(({ label, to }) => ({ label, to })),
      },
    ];
  });
}

function outcomeOf({ kind, outcome }: AuditRow): OurDeed['outcome'] {
  if (kind === 'denied') return 'denied';
  if (kind === 'access') return 'read';
  return kind === 'intent' ? 'pending' : (outcome ?? 'unknown');
}
