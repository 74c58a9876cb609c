'use client';

import type * as React from 'react';
import { useLayoutEffect, useRef } from 'react';
import { placeBeside, type Side } from './place-beside';

type TooltipBubbleProps = React.ComponentProps<'div'> & { anchor: Element; side: Side };

/** What a tooltip says, beside its element and always in the window. */
export function TooltipBubble({ anchor, side, ...props }: TooltipBubbleProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      if (ref.current) placeBeside(ref.current, anchor, side);
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  });
  return (
    <div
      ref={ref}
      role="tooltip"
      data-slot="tooltip"
      className="pointer-events-auto fixed top-0 left-0 z-50 w-max max-w-72 text-pretty rounded-md border bg-raised px-2 py-1 text-foreground text-small shadow-overlay motion-safe:animate-appear"
      {...props}
    />
  );
}
