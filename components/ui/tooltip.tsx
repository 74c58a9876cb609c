'use client';

import type * as React from 'react';
import { useId } from 'react';
import { createPortal } from 'react-dom';
import { onDemand } from './on-demand';
import type { Side } from './place-beside';
import { Slot } from './slot';
import { useTooltip } from './use-tooltip';

const Bubble = onDemand(() => import('./tooltip-bubble').then((module) => module.TooltipBubble));

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
      <Slot aria-describedby={anchor ? id : undefined} {...triggerProps}>
        {children}
      </Slot>
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
