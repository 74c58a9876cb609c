'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useShortcut } from '@/components/patterns/use-shortcut';
import type { FleetRow } from '@/lib/fleet/rows';

/** Moves the keyboard from row to row by J and K; Enter then follows the row's link by itself. */
export function useRowKeys(rows: readonly FleetRow[], scrollRef: RefObject<HTMLElement | null>) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const index = rows.findIndex(({ id }) => id === activeId);
  const move = (step: 1 | -1) => {
    const row = rows[Math.min(Math.max(index + step, 0), rows.length - 1)];
    if (!row) return;
    setActiveId(row.id);
    setWanted({ id: row.id });
  };
  useShortcut('row-next', () => move(1));
  useShortcut('row-previous', () => move(-1));
  useEffect(() => {
    if (wanted) scrollRef.current?.querySelector<HTMLElement>(`[data-row-id="${wanted.id}"] a`)?.focus();
  }, [wanted, scrollRef]);
  return { activeIndex: index < 0 ? null : index, setActiveId };
}
