'use client';

import { useIsLive } from './rendered-at';

/** Whether keys are named as on a Mac; the server does not know and takes another system. */
export function useIsMac(): boolean {
  return useIsLive() && /mac|iphone|ipad/i.test(navigator.userAgent);
}
