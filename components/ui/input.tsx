import type * as React from 'react';
import { cn } from './cn';

export function Input({ className, type = 'text', ...props }: React.ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(
        'h-8 w-full min-w-0 rounded-md border border-control-edge bg-page px-2.5 text-body text-foreground disabled:cursor-not-allowed disabled:text-faint aria-invalid:border-danger-mark',
        className,
      )}
      {...props}
    />
  );
}
