import type { Lazy } from '@/simulator/model';

/** A value made on first use and kept. */
export function lazy<T>(make: () => T): Lazy<T> {
  let kept: { value: T } | null = null;
  return {
    get: () => {
      kept ??= { value: make() };
      return kept.value;
    },
  };
}
