import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type FollowEnd, followOutput } from '@/lib/queries/dyno-output';
import { keys } from '@/lib/queries/keys';
import type { LogLine } from '@/lib/rules/log-line';

/** More lines than this make a browser slow; the oldest go first. */
const mostLines = 2_000;

export type ShownLine = LogLine & { number: number };
type Followed = { lines: ShownLine[]; count: number; end: FollowEnd | null };

const nothing: Followed = { lines: [], count: 0, end: null };

/** Follows what a dyno prints while it is looked at. `again` costs another call. */
export function useDynoOutput(app: string, dyno: string) {
  const queries = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [followed, setFollowed] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt follows anew
  useEffect(() => {
    const leaving = new AbortController();
    setFollowed(nothing);
    const take = (lines: readonly LogLine[]) =>
      setFollowed(({ lines: before, count, end }) => {
        const added = lines.map((line, index) => ({ ...line, number: count + index + 1 }));
        return { lines: [...before, ...added].slice(-mostLines), count: count + added.length, end };
      });
    followOutput(
      app,
      dyno,
      (messages) => take(messages.flatMap((message) => ('line' in message ? [message.line] : []))),
      leaving.signal,
    ).then((end) => {
      if (!end) return;
      setFollowed((before) => ({ ...before, end }));
      void queries.invalidateQueries({ queryKey: keys.dynos(app) });
    });
    return () => leaving.abort();
  }, [app, dyno, attempt, queries]);
  return { ...followed, dropped: followed.count - followed.lines.length, again: () => setAttempt((now) => now + 1) };
}
