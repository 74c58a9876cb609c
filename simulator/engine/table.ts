interface Indexes<T> {
  /** A unique second key; `find` takes it as well as the id. */
  name?: (row: T) => string;
  /** Non-unique keys by group: `in('app', appId)`. */
  groups?: Record<string, (row: T) => string | null>;
}

/** Rows by id, by name and by group, kept consistent. Iterates in order of insertion. */
export class Table<T extends { id: string }> {
  readonly #rows = new Map<string, T>();
  readonly #names = new Map<string, T>();
  readonly #groups = new Map<string, Map<string, Set<T>>>();
  readonly #indexes: Indexes<T>;

  constructor(indexes: Indexes<T> = {}) {
    this.#indexes = indexes;
    for (const group of Object.keys(indexes.groups ?? {})) this.#groups.set(group, new Map());
  }

  get size(): number {
    return this.#rows.size;
  }

  add(row: T): T {
    this.#rows.set(row.id, row);
    this.#index(row);
    return row;
  }

  /** Changes a row in place; use it for every property that is a name or a group key. */
  change(row: T, patch: Partial<T>): T {
    this.#unindex(row);
    Object.assign(row, patch);
    this.#index(row);
    return row;
  }

  delete(id: string): T | undefined {
    const row = this.#rows.get(id);
    if (row) {
      this.#rows.delete(id);
      this.#unindex(row);
    }
    return row;
  }

  get(id: string): T | undefined {
    return this.#rows.get(id);
  }

  named(name: string): T | undefined {
    return this.#names.get(name);
  }

  find(idOrName: string): T | undefined {
    return this.#rows.get(idOrName) ?? this.#names.get(idOrName);
  }

  in(group: string, key: string): T[] {
    return [...(this.#groups.get(group)?.get(key) ?? [])];
  }

  values(): IterableIterator<T> {
    return this.#rows.values();
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#rows.values();
  }

  #index(row: T): void {
    if (this.#indexes.name) this.#names.set(this.#indexes.name(row), row);
    for (const [group, keyOf] of Object.entries(this.#indexes.groups ?? {})) {
      const key = keyOf(row);
      if (key === null) continue;
      const members = this.#groups.get(group);
      const set = members?.get(key);
      if (set) set.add(row);
      else members?.set(key, new Set([row]));
    }
  }

  #unindex(row: T): void {
    if (this.#indexes.name) this.#names.delete(this.#indexes.name(row));
    for (const [group, keyOf] of Object.entries(this.#indexes.groups ?? {})) {
      const key = keyOf(row);
      if (key !== null) this.#groups.get(group)?.get(key)?.delete(row);
    }
  }
}
