import type * as React from 'react';
import { cn } from './cn';

export function Skeleton({ className, ...props }: React.ComponentProps<'span'>) {
  return (
    <span
      data-slot="skeleton"
      aria-hidden="true"
      className={cn('block h-3 rounded-sm bg-neutral-subtle motion-safe:animate-pulse', className)}
      {...props}
    />
  );
}
