import type { Ms } from '@/simulator/model';

/** A moment as the API writes it: ISO-8601 in UTC with second precision, `2026-11-20T10:00:00Z`. */
export function stamp(momentMs: Ms): string {
  return `${new Date(momentMs).toISOString().slice(0, 19)}Z`;
}

/** The same for a moment that may not have come. */
export function stampOrNull(momentMs: Ms | null): string | null {
  return momentMs === null ? null : stamp(momentMs);
}
