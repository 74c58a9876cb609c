import 'server-only';
import { perProcess } from '@/lib/per-process';

/** An open stream as far as others may know it. */
export type OpenStream = { end(): void };

const mostPerSession = 4;

function open() {
  return perProcess('live.streams', () => {
    const streams = { bySession: new Map<string, Set<OpenStream>>(), areEnding: false };
    // A server that ends waits for its connections; these would never end by themselves.
    const endAll = () => {
      streams.areEnding = true;
      for (const stream of [...streams.bySession.values()].flatMap((some) => [...some])) stream.end();
    };
    process.once('SIGTERM', endAll);
    process.once('SIGINT', endAll);
    return streams;
  });
}

/**
 * Whether a session may open one more stream and still have `spare` ones: a browser needs one for all of its tabs. Nobody
 * may while the server ends.
 */
export function hasRoom(sessionId: string, spare = 0): boolean {
  const { bySession, areEnding } = open();
  return !areEnding && (bySession.get(sessionId)?.size ?? 0) < mostPerSession - spare;
}

/** Counts a stream in; returns how to count it out. */
export function countIn(sessionId: string, stream: OpenStream): () => void {
  const { bySession } = open();
  const own = bySession.get(sessionId) ?? new Set();
  bySession.set(sessionId, own.add(stream));
  return () => {
    own.delete(stream);
    if (own.size === 0) bySession.delete(sessionId);
  };
}

/** How many streams are open on this server. */
export function openStreams(): number {
  return [...open().bySession.values()].reduce((sum, own) => sum + own.size, 0);
}
