'use client';

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useShortcut } from '@/components/patterns/use-shortcut';
import type { FleetRow } from '@/lib/fleet/rows';

type Keyed = { scrollRef: RefObject<HTMLElement | null>; rowPx: number; headPx: number };

/** Whether keys in this place are for something else: a field, a menu's button, a layer above. */
const isTaken = (target: Element) =>
  target.matches('input:not([type="checkbox"])') || target.matches('[aria-haspopup]');

/**
 * Moves the keyboard from row to row by J and K, and within the table by arrows, Page Up and Down, Home and End; Enter then
 * follows the row's link by itself.
 */
export function useRowKeys(rows: readonly FleetRow[], { scrollRef, rowPx, headPx }: Keyed) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const index = rows.findIndex(({ id }) => id === activeId);
  const goTo = (to: number) => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (!row) return;
    setActiveId(row.id);
    setWanted({ id: row.id });
  };
  useShortcut('row-next', () => goTo(index + 1));
  useShortcut('row-previous', () => goTo(index - 1));

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as Element;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTaken(target)) return;
    const page = Math.max(1, Math.floor(((scrollRef.current?.clientHeight ?? 0) - headPx) / rowPx) - 1);
    const steps: Partial<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  });
  useEffect(() => {
    const region = scrollRef.current;
    const listener = (event: KeyboardEvent) => handleKey(event);
    region?.addEventListener('keydown', listener);
    return () => region?.removeEventListener('keydown', listener);
  }, [scrollRef]);

  useEffect(() => {
    if (wanted) scrollRef.current?.querySelector<HTMLElement>(`[data-row-id="${wanted.id}"] th a`)?.focus();
  }, [wanted, scrollRef]);
  return { active: rows[index] ?? null, activeIndex: index < 0 ? null : index, setActiveId };
}
