import 'server-only';
import { z } from 'zod';
import { type AuditRow, listAudit } from '@/lib/audit/list';
import { appIdsWithin } from '@/lib/connections/reach';
import { defineRead } from './read';

const pageSize = 100;

/** One row of the audit log for the screen; `intent` and `outcome` of one run share `runId`. */
export type AuditEvent = Pick<
  AuditRow,
  | 'seq'
  | 'kind'
  | 'runId'
  | 'action'
  | 'actorName'
  | 'appId'
  | 'target'
  | 'summary'
  | 'outcome'
  | 'errorCode'
  | 'requestId'
> & {
  at: string;
  changes: Array<{ label: string; from: string; to: string }>;
  centsPerMonth: number | null;
  /** The run that this one undid. */
  undoOf: string | null;
};

/** The audit log, newest first, a page at a time. */
export const auditRead = defineRead({
  name: 'audit',
  verb: 'audit:read',
  input: z.object({
    app: z.uuid().optional(),
    kind: z.enum(['intent', 'outcome', 'denied', 'access']).optional(),
    before: z.number().int().positive().optional(),
  }),
  priceCalls: 0,
  from: ['database'],
  async run(ctx, input) {
    const reach = await appIdsWithin(await ctx.connections());
    const rows = await listAudit(ctx.viewer, reach, {
      appId: input.app,
      kind: input.kind,
      before: input.before,
      limit: pageSize,
    });
    const last = rows.at(-1);
    return {
      events: rows.map(toEvent),
      next: rows.length === pageSize && last ? last.seq : null,
    };
  },
});

function toEvent(row: AuditRow): AuditEvent {
  const { seq, kind, runId, action, actorName, appId, target, summary, outcome, errorCode, requestId } = row;
  const detail = row.detail as {
    changes?: AuditEvent['changes'];
    centsPerMonth?: number | null;
    undoOf?: string | null;
  };
  return {
    seq,
    at: row.at.toISOString(),
    kind,
    runId,
    action,
    actorName,
    appId,
    target,
    summary,
    outcome,
    errorCode,
    requestId,
    changes: detail.changes ?? [],
    centsPerMonth: detail.centsPerMonth ?? null,
    undoOf: detail.undoOf ?? null,
  };
}
