import 'server-only';
import type { Caller } from '@/lib/heroku/client';

/** A caller that counts the calls which Heroku counted, for a read that tells what it took. */
export function countingCalls(caller: Caller): { caller: Caller; calls(): number } {
  let calls = 0;
  return {
    caller: {
      ...caller,
      onCall(record) {
        if (record.isCounted) calls += 1;
        caller.onCall?.(record);
      },
    },
    calls: () => calls,
  };
}
