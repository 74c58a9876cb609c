import 'server-only';
import type { Lane } from './budget-rules';

type Line = {
  /** Calls promised and not yet answered. */
  reserved: number;
  waiting: number;
  reading: number;
  backgroundReading: number;
  queue: Record<Lane, Array<() => void>>;
};

export type Lanes = {
  of(accountId: string): Line;
  /** Waits for a place among the reads of an account; the function it returns gives the place back. */
  enter(accountId: string, lane: Lane): Promise<() => void>;
};

/** Bounds the reads that run side by side for one account. People go first, and some places are theirs alone. */
export function createLanes({ maxReads, maxBackground }: { maxReads: number; maxBackground: number }): Lanes {
  const lines = new Map<string, Line>();

  function of(accountId: string): Line {
    const known = lines.get(accountId);
    if (known) return known;
    const queue = { interactive: [], background: [] };
    const line = { reserved: 0, waiting: 0, reading: 0, backgroundReading: 0, queue };
    lines.set(accountId, line);
    return line;
  }

  const hasPlace = (line: Line, lane: Lane) =>
    line.reading < maxReads && (lane === 'interactive' || line.backgroundReading < maxBackground);

  function take(line: Line, lane: Lane): void {
    line.reading += 1;
    if (lane === 'background') line.backgroundReading += 1;
  }

  function leave(line: Line, lane: Lane): void {
    line.reading -= 1;
    if (lane === 'background') line.backgroundReading -= 1;
    for (const next of ['interactive', 'background'] as const) {
      while (line.queue[next].length > 0 && hasPlace(line, next)) {
        take(line, next);
        line.queue[next].shift()?.();
      }
    }
  }

  return {
    of,
    async enter(accountId, lane) {
      const line = of(accountId);
      if (hasPlace(line, lane) && line.queue.interactive.length === 0) take(line, lane);
      else await new Promise<void>((resolve) => line.queue[lane].push(resolve));
      return () => leave(line, lane);
    },
  };
}
