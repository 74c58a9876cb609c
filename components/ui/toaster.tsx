'use client';

import { useSyncExternalStore } from 'react';
import { onDemand } from './on-demand';
import { isExpected, subscribe } from './receipt-queue';

const ToasterLayer = onDemand(() => import('./toaster-layer').then((module) => module.ToasterLayer));

/** The region of receipts: there as soon as something begins that may end in one. */
export function Toaster() {
  const isShown = useSyncExternalStore(subscribe, isExpected, () => false);
  return isShown ? <ToasterLayer /> : null;
}
