'use client';

import { Tooltip as Primitive } from 'radix-ui';
import type * as React from 'react';

/** Holds the shared delay; once around the whole application. */
export function TooltipProvider({ children }: { children: React.ReactNode }) {
  return <Primitive.Provider delayDuration={300}>{children}</Primitive.Provider>;
}

type TooltipProps = {
  content: React.ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that can be focused. */
  children: React.ReactElement;
};

export function Tooltip({ content, side = 'top', children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          data-slot="tooltip"
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 text-pretty rounded-md border bg-raised px-2 py-1 text-foreground text-small shadow-overlay motion-safe:animate-appear"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
