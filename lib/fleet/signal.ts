import 'server-only';
import type { RowBook } from './row-book';

const gatherMs = 200;
/** While changes go on they are told this often at most: every telling makes each browser draw. */
const restMs = 600;
/** After so many rows at once, as a first reading brings them, the next telling has more time. */
const manyRows = 50;
const longRestMs = 1_200;

/** Tells listeners that the rows of a book have changed, once for all changes of a short while. */
export class Signal {
  private readonly book: RowBook;
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Number.POSITIVE_INFINITY;
  private told = 0;
  private restsUntil = 0;
  private toldChanges = 0;

  constructor(book: RowBook) {
    this.book = book;
  }

  /** Returns how to stop listening. */
  listen(listener: () => void): () => void {
    if (this.listeners.size === 0) {
      this.book.settle();
      this.told = this.book.count;
      this.toldChanges = this.book.changes;
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Says that something may have changed. */
  raise(delayMs = gatherMs): void {
    const now = Date.now();
    const dueAt = Math.max(now + delayMs, Math.min(this.restsUntil, now + longRestMs));
    if (dueAt >= this.dueAt || this.listeners.size === 0) return;
    clearTimeout(this.timer);
    this.dueAt = dueAt;
    this.timer = setTimeout(() => {
      this.dueAt = Number.POSITIVE_INFINITY;
      this.tell();
    }, dueAt - now);
    this.timer.unref();
  }

  private tell(): void {
    this.book.settle();
    const { count, agesDueAt } = this.book;
    if (agesDueAt !== null) this.raise(Math.max(gatherMs, agesDueAt - Date.now()));
    if (count === this.told) return;
    this.told = count;
    const rows = this.book.changes - this.toldChanges;
    this.toldChanges = this.book.changes;
    this.restsUntil = Date.now() + (rows > manyRows ? longRestMs : restMs);
    for (const listener of this.listeners) listener();
  }
}
