'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import type * as React from 'react';
import { cn } from './cn';

export function Checkbox({ className, ...props }: React.ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      data-slot="checkbox"
      className={cn(
        'group relative inline-flex size-3.5 align-middle shrink-0 items-center justify-center rounded-sm border border-control-edge after:absolute after:-inset-[5px] disabled:opacity-50 data-[state=checked]:border-primary data-[state=indeterminate]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:bg-primary',
        className,
      )}
      {...props}
    >
      <Primitive.Indicator className="text-primary-foreground">
        <Check aria-hidden="true" strokeWidth={3} className="size-2.5 group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden="true" strokeWidth={3} className="size-2.5 group-data-[state=checked]:hidden" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
