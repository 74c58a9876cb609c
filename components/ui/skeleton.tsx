import type * as React from 'react';
import { cn } from './cn';

/** Comes after a fifth of a second, and stands still: bones that pulse keep a browser drawing while answers arrive. */
export function Skeleton({ className, ...props }: React.ComponentProps<'span'>) {
  return (
    <span
      data-slot="skeleton"
      aria-hidden="true"
      className={cn('block h-3 rounded-sm bg-neutral-subtle animate-late', className)}
      {...props}
    />
  );
}
