import 'server-only';
import { type CallSum, type LevelTold, saveSums } from './save-sums';

/** Where calls are added up until they are written. */
export type Book = {
  add(call: Omit<CallSum, 'calls'>): void;
  /** Keeps the newest level of each minute. */
  note(level: LevelTold): void;
  /** Writes what was added up so far, after whatever is being written; throws when that fails, and keeps the sums. */
  flush(): Promise<void>;
  /** Writes no more by itself, only when it is told to: a test's book that another test follows. */
  end(): void;
};

export type BookOptions = {
  save?: (sums: CallSum[], levels: LevelTold[]) => Promise<void>;
  /** Milliseconds between the first unwritten call and the writing. */
  everyMs?: number;
  onFailure?: (error: unknown) => void;
};

const keyOfCall = ({ minute, accountId, purpose, lane, outcome, personId, app }: Omit<CallSum, 'calls'>) =>
  [minute, accountId, purpose, lane, outcome, personId, app].join(' ');

const keyOfLevel = ({ accountId, minute }: LevelTold) => `${accountId} ${minute}`;

/** Adds up calls and levels in memory and writes them in batches. A batch that could not be written is kept. */
export function createBook({ save = saveSums, everyMs = 3_000, onFailure = () => {} }: BookOptions = {}): Book {
  let sums = new Map<string, CallSum>();
  let levels = new Map<string, LevelTold>();
  let writing: Promise<void> = Promise.resolve();
  let planned: NodeJS.Timeout | null = null;
  let isEnded = false;

  function addSum(sum: CallSum): void {
    const key = keyOfCall(sum);
    const known = sums.get(key);
    if (known) known.calls += sum.calls;
    else sums.set(key, { ...sum });
  }

  function addLevel(level: LevelTold): void {
    const known = levels.get(keyOfLevel(level));
    if (!known || level.at >= known.at) levels.set(keyOfLevel(level), level);
  }

  function plan(): void {
    if (planned || isEnded) return;
    planned = setTimeout(() => {
      planned = null;
      flush().catch((error) => {
        onFailure(error);
        plan();
      });
    }, everyMs);
    planned.unref();
  }

  async function write(): Promise<void> {
    if (sums.size === 0 && levels.size === 0) return;
    const [batch, told] = [[...sums.values()], [...levels.values()]];
    sums = new Map();
    levels = new Map();
    try {
      await save(batch, told);
    } catch (error) {
      batch.forEach(addSum);
      told.forEach(addLevel);
      throw error;
    }
  }

  function flush(): Promise<void> {
    const next = writing.catch(() => undefined).then(write);
    writing = next;
    return next;
  }

  return {
    add(call) {
      addSum({ ...call, calls: 1 });
      plan();
    },
    note(level) {
      addLevel(level);
      plan();
    },
    flush,
    end() {
      isEnded = true;
      if (planned) clearTimeout(planned);
    },
  };
}
