const beatMs = 100;

interface Watcher {
  onBeat(): void;
  onStop(): void;
}

const nothing = () => undefined;

/**
 * Lets time happen in a world that nobody asks anything of, while somebody watches it: an open stream or a webhook. A
 * world without watchers has no timer; the timer never keeps a process alive.
 */
export class Pulse {
  readonly #watchers = new Set<Watcher>();
  readonly #tick: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(tick: () => void) {
    this.#tick = tick;
  }

  get isBeating(): boolean {
    return this.#timer !== null;
  }

  /** Calls back on every beat, after what was due has happened, until the returned function is called or the world ends. */
  join(onBeat: () => void = nothing, onStop: () => void = nothing): () => void {
    const watcher = { onBeat, onStop };
    this.#watchers.add(watcher);
    this.#timer ??= setInterval(() => this.#beat(), beatMs).unref();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#rest();
    };
  }

  /** Ends everything that watches. */
  stop(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    this.#rest();
    for (const watcher of watchers) watcher.onStop();
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #beat(): void {
    this.#tick();
    for (const watcher of [...this.#watchers]) watcher.onBeat();
  }
}
