import 'server-only';
import { authorize } from '@/lib/access/authorize';
import { viewerOfSession } from '@/lib/auth/viewer';
import { countIn, hasRoom } from '@/lib/live/open-streams';
import { log } from '@/lib/log';
import { type AppError, fail, type Result } from '@/lib/result';
import { endingIn, exitStatusIn, isMeasurement, type LogLine, parseLogLine } from '@/lib/rules/log-line';
import type { OutputEnd, OutputMessage } from '@/lib/rules/output-message';
import type { DynoOutput } from './dyno-output';
import { statusOf } from './file-answer';
import type { ReadAnswer } from './read';

/** More than this is not carried into one browser. */
const mostBytes = 2_000_000;
const checkEveryMs = 10_000;
const headers = { 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' };

/**
 * The HTTP answer that stays open and carries what a dyno prints, one JSON message a line, until the dyno has ended, the
 * log has, or the person may no longer read it. An empty line is a sign of life.
 */
export async function outputAnswer(
  sessionId: string,
  read: () => Promise<Result<ReadAnswer<DynoOutput>>>,
  signal: AbortSignal,
): Promise<Response> {
  // The stream of events keeps its place: without it the whole console would go stale.
  if (!hasRoom(sessionId, 1)) {
    return refusal(fail('busy', 'This browser follows too many outputs.', 'Close one of them first.').error, 429);
  }
  const result = await read();
  if (!result.ok) return refusal(result.error, statusOf(result.error.code));
  const body = carry(result.value.data, sessionId, signal);
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' } });
}

function refusal(error: AppError, status: number): Response {
  return Response.json({ error }, { status, headers });
}

function carry(output: DynoOutput, sessionId: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = output.lines[Symbol.asyncIterator]();
  let finish: (end: OutputEnd) => void = () => {};
  let exitStatus: number | null = null;
  let sentBytes = 0;
  let isOpen = true;
  let controllerOf: ReadableStreamDefaultController<Uint8Array> | null = null;
  const release = () => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(checking);
    countOut();
    output.close();
    void lines.return?.();
  };
  const countOut = countIn(sessionId, { end: () => finish({ reason: 'cut' }) });
  const beat = () => {
    if (isOpen) controllerOf?.enqueue(encoder.encode('\n'));
  };
  const checking = setInterval(() => {
    mayRead(sessionId)
      .then((may) => (may ? beat() : finish({ reason: 'signed_out' })))
      .catch((error: unknown) => log.warn({ err: error }, 'session of an output not checked'));
  }, checkEveryMs);
  checking.unref();
  signal.addEventListener('abort', release);

  return new ReadableStream<Uint8Array>({
    start(controller) {
      controllerOf = controller;
      finish = (end) => {
        if (!isOpen) return;
        controller.enqueue(encoder.encode(`${JSON.stringify({ end } satisfies OutputMessage)}\n`));
        release();
        controller.close();
      };
    },
    async pull(controller) {
      const line = await nextLine(lines);
      if (!isOpen) return;
      if (line === null) return finish({ reason: 'cut' });
      const bytes = encoder.encode(`${JSON.stringify({ line } satisfies OutputMessage)}\n`);
      sentBytes += bytes.length;
      if (sentBytes > mostBytes) return finish({ reason: 'full' });
      controller.enqueue(bytes);
      exitStatus = exitStatusIn(line, output.dyno) ?? exitStatus;
      const state = endingIn(line, output.dyno);
      if (state) finish({ reason: 'ended', state, exitStatus });
    },
    cancel: release,
  });
}

async function nextLine(lines: AsyncIterator<string>): Promise<LogLine | null> {
  for (;;) {
    const next = await lines.next();
    if (next.done) return null;
    const line = parseLogLine(next.value);
    if (!isMeasurement(line)) return line;
  }
}

async function mayRead(sessionId: string): Promise<boolean> {
  const viewer = await viewerOfSession(sessionId);
  return viewer !== null && authorize(viewer, 'app:logs').ok;
}
