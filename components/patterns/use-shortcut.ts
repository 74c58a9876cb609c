'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ShortcutId } from '@/lib/shortcuts';
import { useShortcuts } from './shortcuts-provider';

/** Runs something by its shortcut while the component is on screen and `isOn`. */
export function useShortcut(id: ShortcutId, run: () => void, isOn = true): void {
  const register = useShortcuts()?.register;
  const handle = useEffectEvent(run);
  useEffect(() => {
    if (!isOn || !register) return;
    return register(id, () => handle());
  }, [id, isOn, register]);
}
