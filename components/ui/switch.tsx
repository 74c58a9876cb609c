'use client';

import { Switch as Primitive } from 'radix-ui';
import type * as React from 'react';
import { cn } from './cn';

export function Switch({ className, ...props }: React.ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      data-slot="switch"
      className={cn(
        'relative inline-flex h-4 w-7 shrink-0 items-center rounded-full border border-control-edge bg-neutral-subtle p-px after:absolute after:-inset-1 disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary',
        className,
      )}
      {...props}
    >
      <Primitive.Thumb
        data-slot="switch-thumb"
        className="block size-3 rounded-full bg-foreground transition-transform duration-120 data-[state=checked]:translate-x-3 data-[state=checked]:bg-primary-foreground"
      />
    </Primitive.Root>
  );
}
