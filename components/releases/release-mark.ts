import type { Status } from '@/components/patterns/status';
import type { ReleaseRow } from '@/lib/reads/release-row';

const words: Record<string, string> = {
  succeeded: 'Succeeded',
  pending: 'Pending',
  failed: 'Failed',
  expired: 'Overtaken',
};

/** The shape that marks a release on its line. */
export function markOf({ isCurrent, status }: Pick<ReleaseRow, 'isCurrent' | 'status'>): Status {
  if (isCurrent) return 'current';
  return status === 'succeeded' || status === 'pending' || status === 'failed' ? status : 'unknown';
}

/** The word for it. */
export function markWord({ isCurrent, status }: Pick<ReleaseRow, 'isCurrent' | 'status'>): string {
  return isCurrent ? 'Current' : (words[status ?? ''] ?? 'Unknown');
}

/** A person as a cell names them: the address before its @. */
export function shortPerson(by: string | null): string {
  if (by === null) return '–';
  return by.endsWith('@addons.heroku.com') ? 'Heroku' : (by.split('@')[0] ?? by);
}
