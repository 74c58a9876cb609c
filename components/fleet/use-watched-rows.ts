import { type RefObject, useEffect } from 'react';
import { setWatched } from '@/lib/queries/watched';

const afterScrollMs = 300;

type Sight = { scrollRef: RefObject<HTMLElement | null>; rowPx: number; headPx?: number };

/** Tells which rows are in sight, so that they are kept fresher than the others; a hidden region tells nothing. */
export function useWatchedRows(rows: readonly { id: string }[], { scrollRef, rowPx, headPx = 0 }: Sight): void {
  useEffect(() => {
    const region = scrollRef.current;
    if (!region) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (region.clientHeight === 0) return;
      const first = Math.floor(region.scrollTop / rowPx);
      const inSight = Math.ceil((region.clientHeight - headPx) / rowPx);
      setWatched(rows.slice(first, first + inSight).map(({ id }) => id));
    };
    const handleScroll = () => {
      clearTimeout(soon);
      soon = setTimeout(look, afterScrollMs);
    };
    // With the frame that draws the rows: asking for heights before it would lay the page out twice.
    const frame = requestAnimationFrame(look);
    region.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      clearTimeout(soon);
      cancelAnimationFrame(frame);
      region.removeEventListener('scroll', handleScroll);
    };
  }, [rows, scrollRef, rowPx, headPx]);
  useEffect(() => () => setWatched([]), []);
}
