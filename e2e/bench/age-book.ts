import { type Tier, tierLimitMs, tierOf } from '../../lib/fleet/due';
import type { FleetEntry } from '../../lib/fleet/entry';
import type { TierAges } from './engine-figures';

const secondMs = 1_000;
const tiers: readonly Tier[] = ['watched', 'production', 'rest'];

/** How often dynos were so many seconds old, in as much memory as it begins with: the heap is measured beside it. */
export class AgeBook {
  readonly #seconds: Record<Tier, Uint32Array>;
  readonly #apps: Record<Tier, number> = { watched: 0, production: 0, rest: 0 };

  constructor(longestMs: number) {
    const make = () => new Uint32Array(Math.ceil(longestMs / secondMs) + 1);
    this.#seconds = { watched: make(), production: make(), rest: make() };
  }

  note(entries: readonly FleetEntry[], watched: ReadonlySet<string>, now: number): void {
    for (const tier of tiers) this.#apps[tier] = 0;
    for (const entry of entries) {
      const tier = tierOf(entry, watched);
      this.#apps[tier] += 1;
      if (!entry.dynos) continue;
      const counts = this.#seconds[tier];
      const second = Math.min(counts.length - 1, Math.max(0, Math.ceil((now - entry.dynos.readAt) / secondMs)));
      counts[second] = (counts[second] ?? 0) + 1;
    }
  }

  figures(): Record<Tier, TierAges> {
    return { watched: this.#of('watched'), production: this.#of('production'), rest: this.#of('rest') };
  }

  #of(tier: Tier): TierAges {
    const counts = this.#seconds[tier];
    const all = counts.reduce((sum, count) => sum + count, 0);
    const at = (share: number) => {
      let passed = 0;
      const second = counts.findIndex((count) => {
        passed += count;
        return passed > 0 && passed >= all * share;
      });
      return second * secondMs;
    };
    const of = { apps: this.#apps[tier], limitMs: tierLimitMs[tier] };
    if (all === 0) return { ...of, p50Ms: 0, p95Ms: 0, maxMs: 0 };
    return { ...of, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
  }
}
