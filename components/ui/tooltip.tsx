'use client';

import { Slot } from 'radix-ui';
import type * as React from 'react';
import { useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { placeBeside, type Side } from './place-beside';
import { useTooltip } from './use-tooltip';

type TooltipProps = {
  content: React.ReactNode;
  side?: Side;
  /** One element that can be focused. */
  children: React.ReactElement;
};

/** Says more about an element while the pointer or the keyboard is on it; Escape closes it. */
export function Tooltip({ content, side = 'top', children }: TooltipProps) {
  const id = useId();
  const { anchor, triggerProps, bubbleProps } = useTooltip();
  return (
    <>
      <Slot.Root aria-describedby={anchor ? id : undefined} {...triggerProps}>
        {children}
      </Slot.Root>
      {anchor
        ? createPortal(
            <Bubble id={id} anchor={anchor} side={side} {...bubbleProps}>
              {content}
            </Bubble>,
            document.body,
          )
        : null}
    </>
  );
}

function Bubble({ anchor, side, ...props }: React.ComponentProps<'div'> & { anchor: Element; side: Side }) {
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
