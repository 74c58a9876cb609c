'use client';

import { type RefObject, useEffect } from 'react';

/**
 * Puts the keyboard where it is needed first: what must be typed, else the button that does nothing. Where somebody has
 * moved on meanwhile it stays.
 */
export function useFirstFocus(form: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    const cancel = form.current?.querySelector<HTMLElement>('[data-first="cancel"]');
    const field = form.current?.querySelector<HTMLElement>('[data-slot="typed-phrase"] input');
    const isElsewhere = form.current?.contains(document.activeElement) && document.activeElement !== cancel;
    if (!isElsewhere) (isReady ? (field ?? cancel) : cancel)?.focus();
  }, [form, isReady]);
}
