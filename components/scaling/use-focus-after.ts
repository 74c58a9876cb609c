'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on `target` when something with the focus in it has gone: `isThere` turned false, nothing is focused. */
export function useFocusAfter(isThere: boolean, target: RefObject<HTMLElement | null>): void {
  const wasThere = useRef(isThere);
  useEffect(() => {
    if (wasThere.current && !isThere && document.activeElement === document.body) {
      target.current?.focus({ preventScroll: true });
    }
    wasThere.current = isThere;
  }, [isThere, target]);
}
