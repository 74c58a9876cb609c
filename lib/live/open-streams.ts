import 'server-only';
import { perProcess } from '@/lib/per-process';

/** An open stream as far as others may know it. */
export type OpenStream = { end(): void };

const mostPerSession = 4;

function streams() {
  return perProcess('live.streams', () => {
    const bySession = new Map<string, Set<OpenStream>>();
    // A server that ends waits for its connections; these would never end by themselves.
    const endAll = () => {
      for (const stream of [...bySession.values()].flatMap((some) => [...some])) stream.end();
    };
    process.once('SIGTERM', endAll);
    process.once('SIGINT', endAll);
    return bySession;
  });
}

/** Whether a session may open one more stream and still have `spare` ones: a browser needs one for all of its tabs. */
export function hasRoom(sessionId: string, spare = 0): boolean {
  return (streams().get(sessionId)?.size ?? 0) < mostPerSession - spare;
}

/** Counts a stream in; returns how to count it out. */
export function countIn(sessionId: string, stream: OpenStream): () => void {
  const own = streams().get(sessionId) ?? new Set();
  streams().set(sessionId, own.add(stream));
  return () => {
    own.delete(stream);
    if (own.size === 0) streams().delete(sessionId);
  };
}

/** How many streams are open on this server. */
export function openStreams(): number {
  return [...streams().values()].reduce((sum, own) => sum + own.size, 0);
}
