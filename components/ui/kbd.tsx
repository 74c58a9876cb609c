import type * as React from 'react';
import { cn } from './cn';

export function Kbd({ className, ...props }: React.ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-tag border border-button-border px-1 font-medium font-sans text-caption text-subtle leading-none',
        className,
      )}
      {...props}
    />
  );
}
