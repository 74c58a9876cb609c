import 'server-only';
import { authorize } from '@/lib/access/authorize';
import type { Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { Failure, fail } from '@/lib/result';
import type { Operation } from './operation';
import { actorOf, recordOrRefuse } from './record-or-refuse';

/**
 * Lets a person carry out an operation on an app, or (null) on the workspace. Where their role or a read-only console
 * forbids it, the attempt becomes an audit row and `Failure` says why.
 */
export async function allow(
  operation: Pick<Operation<unknown, unknown>, 'name' | 'verb' | 'isPersonal'>,
  viewer: Viewer,
  appId: string | null,
): Promise<void> {
  const permitted =
    env().readOnly && !operation.isPersonal
      ? fail('read_only', 'This console is read-only.', 'Whoever runs it can change READ_ONLY.')
      : authorize(viewer, operation.verb);
  if (permitted.ok) return;
  await recordOrRefuse({
    kind: 'denied',
    action: operation.name,
    actor: actorOf(viewer),
    app: appId === null ? null : { id: appId, name: appId },
    target: appId ?? 'workspace',
    summary: `Denied: ${permitted.error.message}`,
    errorCode: permitted.error.code,
  });
  throw new Failure(permitted.error);
}
