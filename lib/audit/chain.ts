import 'server-only';
import { createHash } from 'node:crypto';

/** What the hash of an audit row covers: everything but its place in the table and the hash itself. */
export type ChainedRow = {
  id: string;
  at: Date;
  kind: string;
  runId: string | null;
  action: string;
  actorId: string | null;
  actorName: string;
  appId: string | null;
  target: string;
  summary: string;
  outcome: string | null;
  errorCode: string | null;
  requestId: string | null;
  detail: unknown;
  prevHash: string;
};

/** The `prevHash` of the first row. */
export const chainStart = '0'.repeat(64);

/** JSON with sorted keys: equal values give equal text, whatever order the database returns keys in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** SHA-256 (64 hex digits) over a row and the hash of the row before it. */
export function hashRow(row: ChainedRow): string {
  const { id, at, kind, runId, action, actorId, actorName, appId } = row;
  const { target, summary, outcome, errorCode, requestId, detail, prevHash } = row;
  const covered = [
    prevHash,
    id,
    at.toISOString(),
    kind,
    runId,
    action,
    actorId,
    actorName,
    appId,
    target,
    summary,
    outcome,
    errorCode,
    requestId,
    detail,
  ];
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}

/** Finds the first row whose content or place was tampered with; null when the chain holds. Rows in `seq` order. */
export function firstBreak(
  rows: ReadonlyArray<ChainedRow & { seq: number; hash: string }>,
  start = chainStart,
): number | null {
  let previous = start;
  for (const row of rows) {
    if (row.prevHash !== previous || row.hash !== hashRow(row)) return row.seq;
    previous = row.hash;
  }
  return null;
}
