'use client';

import { useEffect, useRef, useState } from 'react';

const showAfterMs = 200;
const keepForMs = 300;

/** Follows `isOn`, but skips flickers: on only after 200 ms, and then for at least 300 ms. */
export function useSettledFlag(isOn: boolean): boolean {
  const [isShown, setIsShown] = useState(false);
  const shownAt = useRef(0);
  useEffect(() => {
    if (isOn === isShown) return;
    const waitMs = isOn ? showAfterMs : Math.max(0, shownAt.current + keepForMs - Date.now());
    const timer = setTimeout(() => {
      shownAt.current = Date.now();
      setIsShown(isOn);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [isOn, isShown]);
  return isShown;
}
