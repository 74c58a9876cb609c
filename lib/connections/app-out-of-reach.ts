import 'server-only';
import { fail } from '@/lib/result';

/** The one sentence for an app that does not exist or that the viewer's connections do not reach: it tells neither. */
export function appOutOfReach() {
  return fail(
    'not_found',
    'There is no such app within your reach.',
    'Check the name, or ask an owner to share a connection that reaches it.',
  ).error;
}
