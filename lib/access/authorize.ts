import 'server-only';
import { fail, ok, type Result } from '@/lib/result';
import { permit, type Role, type Verb } from './permissions';

/** Denies by default: `forbidden` with a reason unless the table of permissions allows the role this verb. */
export function authorize(viewer: { role: Role }, verb: Verb): Result<true> {
  const answer = permit(viewer.role, verb);
  return answer.allowed ? ok(true) : fail('forbidden', answer.reason, 'Ask an owner of this workspace.');
}
