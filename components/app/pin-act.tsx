'use client';

import { useEffect, useRef } from 'react';
import { usePins } from '@/components/patterns/use-pins';
import type { FleetRow } from '@/lib/fleet/rows';

/** Pins an app or unpins it as soon as it is drawn, once. */
export function PinAct({ row, isPinned }: { row: FleetRow; isPinned: boolean }) {
  const { setPinned } = usePins();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    setPinned([row], isPinned);
  });
  return null;
}
