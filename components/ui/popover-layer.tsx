'use client';

import { Popover as Primitive } from 'radix-ui';
import type * as React from 'react';
import { useRef } from 'react';
import { cn } from './cn';

export type PopoverLayerProps = React.ComponentProps<typeof Primitive.Content> & {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** What it opens beside, and what gets the focus back. */
  trigger: React.RefObject<HTMLElement | null>;
};

/** The layer of a popover, apart from its button: it brings the code that places it and holds the focus. */
export function PopoverLayer({
  isOpen,
  onOpenChange,
  trigger,
  className,
  sideOffset = 6,
  align = 'end',
  ...props
}: PopoverLayerProps) {
  const wasLeft = useRef(false);
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Anchor virtualRef={trigger as React.RefObject<HTMLElement>} />
      <Primitive.Portal>
        <Primitive.Content
          data-slot="popover"
          align={align}
          sideOffset={sideOffset}
          collisionPadding={8}
          className={cn(
            'z-50 rounded-lg border bg-raised text-body text-foreground shadow-overlay motion-safe:animate-appear',
            className,
          )}
          // A press on the trigger is the trigger's to answer: closed here, it would open again.
          onInteractOutside={(event) => {
            wasLeft.current = !trigger.current?.contains(event.target as Node);
            if (!wasLeft.current) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!wasLeft.current) trigger.current?.focus();
            wasLeft.current = false;
          }}
          {...props}
        />
      </Primitive.Portal>
    </Primitive.Root>
  );
}
