'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type * as React from 'react';
import { Button } from './button';
import { cn } from './cn';
import { useReturnFocus } from './use-return-focus';

export const Sheet = Primitive.Root;
export const SheetTitle = Primitive.Title;
export const SheetClose = Primitive.Close;

type SheetContentProps = Omit<React.ComponentProps<typeof Primitive.Content>, 'title'> & {
  title: string;
  side?: 'left' | 'right';
  hasHiddenTitle?: boolean;
  /** The children bring a `SheetTitle` and a `SheetClose` of their own. */
  hasOwnHead?: boolean;
  /** Without one, what lies beside the sheet stays readable. */
  hasScrim?: boolean;
};

export function SheetContent({
  title,
  side = 'right',
  hasHiddenTitle = false,
  hasOwnHead = false,
  hasScrim = true,
  className,
  children,
  ...props
}: SheetContentProps) {
  const focus = useReturnFocus(props);
  return (
    <Primitive.Portal>
      {hasScrim ? (
        <Primitive.Overlay data-slot="sheet-scrim" className="fixed inset-0 z-30 bg-scrim motion-safe:animate-appear" />
      ) : null}
      <Primitive.Content
        data-slot="sheet"
        aria-describedby={undefined}
        className={cn(
          'fixed inset-y-0 z-30 flex w-120 max-w-[calc(100vw-24px)] flex-col overflow-y-auto bg-sheet shadow-overlay',
          side === 'right'
            ? 'right-0 border-l motion-safe:animate-slide-in'
            : 'left-0 border-r motion-safe:animate-slide-in-left',
          className,
        )}
        {...props}
        {...focus}
      >
        {hasOwnHead ? null : hasHiddenTitle ? (
          <Primitive.Title className="sr-only">{title}</Primitive.Title>
        ) : (
          <div className="flex h-12 shrink-0 items-center justify-between border-b px-5">
            <Primitive.Title className="text-title">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close">
                <X aria-hidden="true" />
              </Button>
            </Primitive.Close>
          </div>
        )}
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
