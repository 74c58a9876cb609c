import 'server-only';
import { pingDatabase } from '@/lib/db/client';
import { log } from '@/lib/log';
import { version } from '@/lib/version';

/**
 * Answers whether this console can work: 200 when its database answers, 503 when not. Open to everyone, so it tells
 * nothing but that and the version; why it is down stands in the log.
 */
export async function healthAnswer(): Promise<Response> {
  const isUp = await pingDatabase().then(
    () => true,
    (error: unknown) => {
      log.error({ err: error }, 'health check failed');
      return false;
    },
  );
  const state = isUp ? 'ok' : 'down';
  return Response.json(
    { status: state, database: state, version },
    { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
