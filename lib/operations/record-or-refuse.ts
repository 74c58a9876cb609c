import 'server-only';
import { type AuditEntry, recordAudit } from '@/lib/audit/record';
import type { Viewer } from '@/lib/auth/viewer';
import type { Db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { Failure, fail } from '@/lib/result';

/** Who did it, as the audit log writes it. */
export function actorOf(viewer: Viewer) {
  return { id: viewer.personId, name: viewer.name };
}

/** Writes an audit row, and `also` in the same transaction; throws `Failure`: `audit_unavailable` when it cannot, or `also`’s own. */
export async function recordOrRefuse(entry: AuditEntry, also?: (tx: Db) => Promise<void>): Promise<void> {
  try {
    await recordAudit(entry, new Date(), also);
  } catch (error) {
    if (error instanceof Failure) throw error;
    log.error({ err: error }, 'audit row not written');
    throw new Failure(
      fail(
        'audit_unavailable',
        'The audit log cannot be written, so nothing was changed.',
        'Try again in a moment; if it lasts, tell whoever runs this console.',
      ).error,
    );
  }
}
