/** Where a release stands in the span that a rollback would take away; null outside. */
export type SpanPlace = 'now' | 'lost' | 'target' | null;

/** The place of a version between what runs now and the target; null where no rollback is looked at. */
export function placeIn(version: number, now: number | null, target: number | null): SpanPlace {
  if (now === null || target === null) return null;
  if (version === now) return 'now';
  if (version === target) return 'target';
  return version > Math.min(now, target) && version < Math.max(now, target) ? 'lost' : null;
}
