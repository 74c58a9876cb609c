import type { Status } from '@/components/patterns/status';
import { oneOf } from '@/lib/rules/address';
import type { AttentionFilter } from '@/lib/rules/attention';
import { concernKinds } from '@/lib/rules/concerns';

export type Kind = Exclude<AttentionFilter, null>;

/** Every kind of trouble, in the order of the filters. */
export const kinds: readonly Kind[] = ['crashed', 'release-failed', 'budget', ...concernKinds.slice(2)];

/** The kind that the address narrows the queue to. */
export const kindParam = oneOf(kinds);

/** How each kind is drawn and named. */
export const kindLooks: Record<Kind, { status: Status; word: string }> = {
  crashed: { status: 'crashed', word: 'Crashed' },
  'release-failed': { status: 'failed', word: 'Failed release' },
  budget: { status: 'warning', word: 'API budget' },
  'no-dynos': { status: 'scaled-to-zero', word: 'Nothing runs' },
  maintenance: { status: 'maintenance', word: 'Maintenance' },
  certificate: { status: 'warning', word: 'Certificate' },
  unknown: { status: 'unknown', word: 'Not read' },
  stack: { status: 'warning', word: 'Ending stack' },
};
