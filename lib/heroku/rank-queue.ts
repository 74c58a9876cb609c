import 'server-only';

/** Items that wait under a rank: lower ranks first, then first come. */
export type RankQueue<T> = {
  readonly size: number;
  add(rank: number, item: T): void;
  next(): T | undefined;
};

/** Makes a queue for a handful of different ranks. */
export function createRankQueue<T>(): RankQueue<T> {
  const items = new Map<number, T[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(rank, item) {
      const own = items.get(rank);
      if (own) own.push(item);
      else items.set(rank, [item]);
      size += 1;
    },
    next() {
      if (size === 0) return undefined;
      const rank = Math.min(...items.keys());
      const own = items.get(rank) ?? [];
      const item = own.shift();
      if (own.length === 0) items.delete(rank);
      size -= 1;
      return item;
    },
  };
}
