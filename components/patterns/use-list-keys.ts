'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useShortcut } from './use-shortcut';

/**
 * Moves the keyboard from row to row of a list by J and K; Enter then does what the row's own link or button does. Rows
 * carry their id in `data-row-id`; the first link or button of one takes the focus.
 */
export function useListKeys(ids: readonly string[], scrollRef: RefObject<HTMLElement | null>) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const index = activeId === null ? -1 : ids.indexOf(activeId);
  const move = (step: 1 | -1) => {
    const id = ids[Math.min(Math.max(index + step, 0), ids.length - 1)];
    if (id === undefined) return;
    setActiveId(id);
    setWanted({ id });
  };
  useShortcut('row-next', () => move(1));
  useShortcut('row-previous', () => move(-1));
  useEffect(() => {
    if (!wanted) return;
    scrollRef.current?.querySelector<HTMLElement>(`[data-row-id="${wanted.id}"] :is(a, button)`)?.focus();
  }, [wanted, scrollRef]);
  return { activeIndex: index < 0 ? null : index, setActiveId };
}
