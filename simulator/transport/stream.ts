import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pulse } from '@/simulator/engine/pulse';
import type { StreamAnswer } from '@/simulator/route';
import type { Damage } from './wire';

export interface OpenStream {
  answer: StreamAnswer;
  pulse: Pulse;
}

const quietBeats = 15;

/** Writes a stream: what is there at once, the rest as it comes, and a sign of life when nothing does. */
export function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
  { answer, pulse }: OpenStream,
  damage: Damage,
): void {
  const type = answer.isEvents ? 'text/event-stream' : 'text/plain';
  const { ETag: _, ...kept } = headers;
  response.writeHead(answer.status, { ...kept, 'Content-Type': type, 'Cache-Control': 'no-cache' });
  response.flushHeaders();
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  let silence = 0;
  const pump = (): boolean => {
    const { pieces, isOver } = answer.read();
    silence = pieces.length > 0 ? 0 : silence + 1;
    for (const piece of pieces) response.write(answer.isEvents ? eventOf(piece) : piece.text);
    if (silence >= quietBeats) {
      silence = 0;
      response.write(answer.isEvents ? ':\n\n' : '\0');
    }
    return isOver;
  };
  const isDone = pump();
  if (damage === 'truncate') response.write('', () => response.socket?.destroy());
  else if (isDone) response.end();
  else if (!response.destroyed) {
    const leave = pulse.join(
      () => {
        if (!pump()) return;
        leave();
        response.end();
      },
      () => response.end(),
    );
    response.once('close', leave);
  }
}

function eventOf({ id, text }: { id: string; text: string }): string {
  return `id: ${id}\n${text
    .trimEnd()
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}
