import type { Switches } from './engine/switches';
import type { WorldOptions } from './engine/world';
import { World } from './engine/world';
import type { AccessToken } from './identity/model';

export interface WorldSpec {
  apps: number;
  seed: number;
  latencyMs: number;
  callback: string;
  /** How its worlds begin where Heroku's own behaviour is not certain. */
  switches?: Partial<Switches>;
}

interface Entry {
  world: World;
  spec: WorldSpec;
  options: Pick<WorldOptions, 'startMs'>;
}

/** Fills a fresh world: accounts, catalogue, fleet, the demo client. */
export type Populate = (world: World, spec: WorldSpec) => void;

/** All worlds of one process. Credentials tell which one a request means; without any it is `default`. */
export class Universe {
  readonly #entries = new Map<string, Entry>();
  readonly #populate: Populate;
  #serial = 0;

  constructor(populate: Populate, spec: WorldSpec) {
    this.#populate = populate;
    this.create(spec, 'default');
  }

  get default(): World {
    const entry = this.#entries.get('default');
    if (!entry) throw new Error('The default world is gone.');
    return entry.world;
  }

  get defaultSpec(): WorldSpec {
    const entry = this.#entries.get('default');
    if (!entry) throw new Error('The default world is gone.');
    return entry.spec;
  }

  get(id: string): World | undefined {
    return this.#entries.get(id)?.world;
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  /** Makes a world; one of the same id is forgotten. */
  create(spec: WorldSpec, id?: string, options: Pick<WorldOptions, 'startMs'> = {}): World {
    const worldId = id ?? this.#freeId();
    const world = new World({ id: worldId, seed: spec.seed, latencyMs: spec.latencyMs, ...options });
    this.#populate(world, spec);
    Object.assign(world.switches, spec.switches);
    this.#entries.get(worldId)?.world.close();
    this.#entries.set(worldId, { world, spec, options });
    return world;
  }

  /** Puts a world back to its start, or to that of another fleet. */
  reset(id: string, change: Partial<Pick<WorldSpec, 'apps' | 'seed'>> = {}): World {
    const entry = this.#entries.get(id);
    if (!entry) throw new Error(`There is no world ${id}.`);
    return this.create({ ...entry.spec, ...change }, id, entry.options);
  }

  delete(id: string): boolean {
    if (id === 'default') return false;
    this.#entries.get(id)?.world.close();
    return this.#entries.delete(id);
  }

  /** Ends what goes on by itself in any world. */
  close(): void {
    for (const { world } of this.#entries.values()) world.close();
  }

  /** The world and the row a bearer token belongs to, whether it is still valid or not. */
  findToken(token: string): { world: World; token: AccessToken } | null {
    return this.#first((world) => {
      const found = world.tokens.named(token);
      return found ? { world, token: found } : null;
    });
  }

  /** The first world in which something is found. */
  find<T>(search: (world: World) => T | undefined): { world: World; found: T } | null {
    return this.#first((world) => {
      const found = search(world);
      return found === undefined ? null : { world, found };
    });
  }

  #first<T>(search: (world: World) => T | null): T | null {
    for (const { world } of this.#entries.values()) {
      const found = search(world);
      if (found !== null) return found;
    }
    return null;
  }

  #freeId(): string {
    let id: string;
    do id = `w${++this.#serial}`;
    while (this.#entries.has(id));
    return id;
  }
}
