'use client';

import { useRef } from 'react';

type FocusHandlers = {
  onOpenAutoFocus?: ((event: Event) => void) | undefined;
  onCloseAutoFocus?: ((event: Event) => void) | undefined;
};

/** Gives the focus back to what had it when a layer opened. Radix alone knows only its own triggers, and most layers
 * here are opened by a key or by an answer of the server. Where that is gone, or was nothing, the page's content has it. */
export function useReturnFocus({ onOpenAutoFocus, onCloseAutoFocus }: FocusHandlers): Required<FocusHandlers> {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(event) {
      opener.current = document.activeElement;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus(event) {
      onCloseAutoFocus?.(event);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const { current } = opener;
      if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
      // Another layer may have opened meanwhile: what has the focus keeps it.
      else if (document.activeElement === document.body) document.getElementById('main')?.focus();
    },
  };
}
