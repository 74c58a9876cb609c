import { cva, type VariantProps } from 'class-variance-authority';
import type * as React from 'react';
import { cn } from './cn';

const tagVariants = cva(
  'inline-flex h-4 shrink-0 align-middle items-center justify-center whitespace-nowrap rounded-tag text-caption leading-none',
  {
    variants: {
      look: {
        outline: 'border border-button-border text-muted',
        dashed: 'border border-control-edge border-dashed text-muted',
        inverted: 'bg-production font-semibold text-production-foreground',
        amber: 'border border-warning-edge text-warning',
      },
      shape: { word: 'px-1', letter: 'w-4 font-semibold' },
    },
    defaultVariants: { look: 'outline', shape: 'word' },
  },
);

export function Tag({
  className,
  look,
  shape,
  ...props
}: React.ComponentProps<'span'> & VariantProps<typeof tagVariants>) {
  return <span data-slot="tag" className={cn(tagVariants({ look, shape }), className)} {...props} />;
}
