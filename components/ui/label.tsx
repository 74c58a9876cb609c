'use client';

import { Label as Primitive } from 'radix-ui';
import type * as React from 'react';
import { cn } from './cn';

export function Label({ className, ...props }: React.ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root data-slot="label" className={cn('font-medium text-body text-foreground', className)} {...props} />
  );
}
