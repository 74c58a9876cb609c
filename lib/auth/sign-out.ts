import 'server-only';
import { forgetIdleCredentials } from '@/lib/connections/forget-idle-credentials';
import { revokeSession } from './sessions';

/**
 * Ends a session on the server. When it was the person's last one, the credentials of their private connections are
 * deleted; shared ones stay, since the team's work rests on them.
 */
export async function signOut(sessionId: string, now = new Date()): Promise<void> {
  await revokeSession(sessionId, now);
  await forgetIdleCredentials(now);
}
