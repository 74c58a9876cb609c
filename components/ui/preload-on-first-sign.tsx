'use client';

import { useEffect } from 'react';
import { preloadAll } from './on-demand';

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Fetches what a person may open next once there is a person: at the first movement, press or key. */
export function PreloadOnFirstSign() {
  useEffect(() => {
    const stop = () => {
      for (const sign of signs) document.removeEventListener(sign, start);
    };
    const start = () => {
      stop();
      void preloadAll();
    };
    for (const sign of signs) document.addEventListener(sign, start, { passive: true });
    return stop;
  }, []);
  return null;
}
