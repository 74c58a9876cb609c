'use client';

import { useState } from 'react';
import { useShortcuts } from '@/components/patterns/shortcuts-provider';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { onDemand } from '@/components/ui/on-demand';
import type { ShortcutId } from '@/lib/shortcuts';

const ShortcutsSheet = onDemand(() => import('./shortcuts-sheet').then((module) => module.ShortcutsSheet));

/** Opens the list of keys on `?`. */
export function ShortcutsHelp() {
  const context = useShortcuts();
  const [isOpen, setIsOpen] = useState(false);
  const [listed, setListed] = useState<readonly ShortcutId[] | null>(null);
  useShortcut('help', () => {
    setListed(context?.registered() ?? []);
    setIsOpen(true);
  });
  return listed ? <ShortcutsSheet isOpen={isOpen} onOpenChange={setIsOpen} listed={listed} /> : null;
}
