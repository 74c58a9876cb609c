'use client';

import { useEffect } from 'react';
import { preloadAll } from './on-demand';
import { onFirstSign } from './on-first-sign';

/** Fetches what a person may open next once there is a person. */
export function PreloadOnFirstSign() {
  useEffect(() => onFirstSign(() => void preloadAll()), []);
  return null;
}
