'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const rowsWithoutVirtualising = 100;
/** What the server draws before it knows the window. */
const firstRect = { width: 1200, height: 900 };

/** One thing to draw: a row, or the gap that stands for rows outside of the window. */
export type VirtualPart = { kind: 'row'; index: number } | { kind: 'gap'; key: string; heightPx: number };

type Options = {
  scrollRef: RefObject<HTMLElement | null>;
  count: number;
  rowPx: number;
  /** A row that stays drawn wherever the window is: the one that has the keyboard. */
  keep: number | null;
  headPx?: number;
};

/** The rows in and near the window, and the gaps between them. Up to a hundred rows are all drawn. */
export function useVirtualRows({ scrollRef, count, rowPx, keep, headPx = 0 }: Options): VirtualPart[] {
  const isVirtual = count > rowsWithoutVirtualising;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin: headPx,
    initialRect: firstRect,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      return keep === null || indexes.includes(keep) ? indexes : [...indexes, keep].sort((a, b) => a - b);
    },
  });
  const indexes = isVirtual
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : Array.from({ length: count }, (_, index) => index);
  return withGaps(indexes, count, rowPx);
}

/** Puts gaps between rows that do not follow one another, and at both ends. */
function withGaps(indexes: readonly number[], count: number, rowPx: number): VirtualPart[] {
  const parts: VirtualPart[] = [];
  let next = 0;
  const leap = (to: number) => {
    if (to > next) parts.push({ kind: 'gap', key: `gap-${next === 0 ? 'start' : to}`, heightPx: (to - next) * rowPx });
  };
  for (const index of indexes) {
    leap(index);
    parts.push({ kind: 'row', index });
    next = index + 1;
  }
  leap(count);
  return parts;
}
