'use client';

import { Kbd } from '@/components/ui/kbd';
import { keycaps, type ShortcutId } from '@/lib/shortcuts';
import { useIsMac } from './use-is-mac';

/** The keys of a shortcut, printed beside what it does; the words are for the eye only. */
export function Keycaps({ id, className }: { id: ShortcutId; className?: string }) {
  const isMac = useIsMac();
  return (
    <span data-slot="keycaps" aria-hidden="true" className={className ?? 'inline-flex gap-1'}>
      {keycaps(id, isMac).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}
