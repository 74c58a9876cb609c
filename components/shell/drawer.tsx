'use client';

import type * as React from 'react';
import { Sheet, SheetContent } from '@/components/ui/sheet';

// On its first button the focus would open a tooltip, and Escape would close that instead of the drawer.
function focusItself(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

type DrawerProps = { isOpen: boolean; onOpenChange(isOpen: boolean): void; children: React.ReactNode };

/** The sidebar of a narrow screen, from the left. */
export function Drawer({ isOpen, onOpenChange, children }: DrawerProps) {
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent title="Menu" side="left" hasHiddenTitle className="w-54 outline-none" onOpenAutoFocus={focusItself}>
        {children}
      </SheetContent>
    </Sheet>
  );
}
