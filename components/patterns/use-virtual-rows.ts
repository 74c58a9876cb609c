'use client';

import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const rowsWithoutVirtualising = 50;
const rowsBeyondEdge = 8;
/** What the server draws before it knows the window. */
const firstHeightPx = 900;

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

/**
 * The rows in and near the window, and the gaps between them. Up to fifty rows are all drawn, and none at all where the
 * region is not to be seen, as one of two lists for two widths is not.
 */
export function useVirtualRows({ scrollRef, count, rowPx, keep, headPx = 0 }: Options): VirtualPart[] {
  const isVirtual = count > rowsWithoutVirtualising;
  const { isHidden, ...near } = useSight(scrollRef, rowPx, headPx, isVirtual);
  const drawn = isHidden ? [] : isVirtual ? indexesNear({ ...near, count, keep }) : range(0, count);
  return withGaps(drawn, count, rowPx);
}

/** Which row is the uppermost in sight, and how many have room. */
type Sight = { first: number; rows: number; isHidden: boolean };

function useSight(scrollRef: Options['scrollRef'], rowPx: number, headPx: number, isVirtual: boolean): Sight {
  const [seen, setSeen] = useState<Sight>({
    first: 0,
    rows: Math.ceil(firstHeightPx / rowPx),
    isHidden: false,
  });
  useEffect(() => {
    const region = scrollRef.current;
    if (!region) return;
    const look = () => {
      const first = Math.max(0, Math.floor((region.scrollTop - headPx) / rowPx));
      const rows = Math.ceil(region.clientHeight / rowPx);
      const isHidden = region.checkVisibility ? !region.checkVisibility() : false;
      setSeen((before) =>
        before.first === first && before.rows === rows && before.isHidden === isHidden
          ? before
          : { first, rows, isHidden },
      );
    };
    // Drawn in the frame that scrolls: a fast scroll would outrun rows that come later.
    const handleScroll = () => flushSync(look);
    const sizes = new ResizeObserver(look);
    look();
    sizes.observe(region);
    if (isVirtual) region.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      sizes.disconnect();
      region.removeEventListener('scroll', handleScroll);
    };
  }, [scrollRef, rowPx, headPx, isVirtual]);
  return seen;
}

function indexesNear({
  first,
  rows,
  count,
  keep,
}: Omit<Sight, 'isHidden'> & Pick<Options, 'count' | 'keep'>): number[] {
  if (rows === 0) return [];
  // A list that has become shorter is drawn to its end until the region has scrolled back.
  const top = Math.min(first, count - rows);
  const near = range(Math.max(0, top - rowsBeyondEdge), Math.min(count, top + rows + 1 + rowsBeyondEdge));
  const isFar = keep !== null && keep < count && !near.includes(keep);
  return isFar ? [...near, keep].sort((a, b) => a - b) : near;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
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
