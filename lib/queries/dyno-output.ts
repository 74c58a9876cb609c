import { type AppError, fail } from '@/lib/result';
import { routes } from '@/lib/routes';
import type { OutputEnd, OutputMessage } from '@/lib/rules/output-message';

/** How a followed output ended, for the screen: as the server said, or because it could not be had. */
export type FollowEnd = OutputEnd | { reason: 'failed'; error: AppError };

const unreachable = fail('internal', 'The console could not be reached.', 'Check your connection, then follow on.');

/**
 * Follows what a dyno prints, one call each time. `onMessages` gets what came together; it ends with an `end`. It never
 * begins again by itself: that would be another call.
 */
export async function followOutput(
  app: string,
  dyno: string,
  onMessages: (messages: readonly OutputMessage[]) => void,
  signal: AbortSignal,
): Promise<FollowEnd | null> {
  try {
    const answer = await fetch(routes.dynoOutput(app, dyno), { signal });
    if (!answer.ok || !answer.body) return { reason: 'failed', error: await errorIn(answer) };
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { reason: 'cut' };
      const pieces = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = pieces.pop() ?? '';
      const messages = pieces.filter((piece) => piece !== '').map((piece) => JSON.parse(piece) as OutputMessage);
      const last = messages.at(-1);
      onMessages(messages);
      if (last && 'end' in last) return last.end;
    }
  } catch {
    return signal.aborted ? null : { reason: 'failed', error: unreachable.error };
  }
}

async function errorIn(answer: Response): Promise<AppError> {
  const body = (await answer.json().catch(() => null)) as { error?: AppError } | null;
  if (body?.error) return body.error;
  return answer.status === 401
    ? fail('signed_out', 'Your session has ended.', 'Sign in again.').error
    : unreachable.error;
}
