'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type * as React from 'react';
import { Button } from './button';
import { cn } from './cn';
import { useReturnFocus } from './use-return-focus';

export const Dialog = Primitive.Root;
export const DialogTitle = Primitive.Title;

export function DialogContent({ className, children, ...props }: React.ComponentProps<typeof Primitive.Content>) {
  const focus = useReturnFocus(props);
  return (
    <Primitive.Portal>
      <Primitive.Overlay data-slot="dialog-scrim" className="fixed inset-0 z-40 bg-scrim motion-safe:animate-appear" />
      <Primitive.Content
        data-slot="dialog"
        className={cn(
          'fixed top-[12vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-24px)] max-w-120 -translate-x-1/2 flex-col overflow-y-auto rounded-lg border bg-raised shadow-overlay motion-safe:animate-appear',
          className,
        )}
        {...props}
        {...focus}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogHeader({ title, children }: { title: React.ReactNode; children?: React.ReactNode }) {
  return (
    <div data-slot="dialog-header" className="px-5 pt-4 pb-3">
      <div className="flex items-start gap-3">
        <Primitive.Title className="min-w-0 flex-1 text-title">{title}</Primitive.Title>
        <Primitive.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close" className="-mr-1.5">
            <X aria-hidden="true" />
          </Button>
        </Primitive.Close>
      </div>
      {children ? (
        <Primitive.Description asChild>
          <div className="mt-1 text-lead text-muted">{children}</div>
        </Primitive.Description>
      ) : null}
    </div>
  );
}

export function DialogBody({ className, ...props }: React.ComponentProps<'div'>) {
  return <div data-slot="dialog-body" className={cn('px-5 pb-4', className)} {...props} />;
}

export function DialogFooter({ className, ...props }: React.ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn('flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3', className)}
      {...props}
    />
  );
}
