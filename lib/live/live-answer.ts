import 'server-only';
import { log } from '@/lib/log';
import { fail } from '@/lib/result';
import { LiveStream } from './live-stream';
import { countIn, hasRoom } from './open-streams';
import { startRelay } from './relay';

const mostWaitingBytes = 2_000_000;
const retryMs = 2_000;

/**
 * The HTTP answer that stays open and carries events to the browser of a session (server-sent events). `since` is the
 * version that the browser has, null when it has none. A browser that does not read is let go: it comes back.
 */
export function liveAnswer(sessionId: string, since: string | null, signal: AbortSignal): Response {
  if (!hasRoom(sessionId)) {
    const { error } = fail('busy', 'This browser has too many streams open.', 'Close some of its windows.');
    return Response.json({ error }, { status: 429, headers: { 'Retry-After': '30', 'Cache-Control': 'no-store' } });
  }
  const text = new TextEncoder();
  let stream: LiveStream | undefined;
  let isTaken = true;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (chunk: string) => {
          if ((controller.desiredSize ?? 0) < -mostWaitingBytes) stream?.end();
          else controller.enqueue(text.encode(chunk));
        };
        const opened = new LiveStream(sessionId, {
          send: (event, data, id) => write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${data}\n\n`),
          beat: () => write(':\n\n'),
          close: () => {
            countOut();
            if (isTaken) controller.close();
          },
        });
        const countOut = countIn(sessionId, opened);
        stream = opened;
        signal.addEventListener('abort', () => opened.end());
        write(`retry: ${retryMs}\n\n`);
        startRelay()
          .then(() => opened.open(since))
          .catch((error: unknown) => {
            log.error({ err: error }, 'live stream not opened');
            opened.end();
          });
      },
      cancel() {
        isTaken = false;
        stream?.end();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}
