import 'server-only';

/** Items that wait under a key, one of each key in turn. */
export type TurnQueue<T> = {
  readonly size: number;
  add(key: string, item: T): void;
  /** Takes the oldest item of the key whose turn it is. */
  next(): T | undefined;
  /** Takes the newest item of the key that has most. */
  dropLast(): T | undefined;
};

/** Makes a queue in which one key with a thousand items delays another's first by one. */
export function createTurnQueue<T>(): TurnQueue<T> {
  const items = new Map<string, T[]>();
  let size = 0;

  function take(key: string, own: T[], item: T | undefined): T | undefined {
    size -= 1;
    if (own.length === 0) items.delete(key);
    return item;
  }

  return {
    get size() {
      return size;
    },
    add(key, item) {
      const own = items.get(key);
      if (own) own.push(item);
      else items.set(key, [item]);
      size += 1;
    },
    next() {
      for (const [key, own] of items) {
        // A map keeps the order in which keys came, so taking one out and putting it back is the end of its turn.
        items.delete(key);
        items.set(key, own);
        return take(key, own, own.shift());
      }
      return undefined;
    },
    dropLast() {
      let longest: [string, T[]] | undefined;
      for (const one of items) if (one[1].length > (longest?.[1].length ?? 0)) longest = one;
      return longest && take(...longest, longest[1].pop());
    },
  };
}
