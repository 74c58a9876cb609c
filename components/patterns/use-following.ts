'use client';

import { startTransition, useEffect, useState } from 'react';

/**
 * A value one frame late. What a key press changes by itself is on the screen first; what follows from it is drawn after
 * that, and a further key press interrupts it.
 */
export function useFollowing<T>(value: T): T {
  const [following, setFollowing] = useState(value);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      soon = setTimeout(() => startTransition(() => setFollowing(() => value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(soon);
    };
  }, [value]);
  return following;
}
