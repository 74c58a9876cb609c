import { cva, type VariantProps } from 'class-variance-authority';
import type * as React from 'react';
import { cn } from './cn';

const badgeVariants = cva(
  'inline-flex h-5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm border px-1.5 font-medium text-small [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        success: 'border-success-edge bg-success-subtle text-success',
        warning: 'border-warning-edge bg-warning-subtle text-warning',
        danger: 'border-danger-edge bg-danger-subtle text-danger',
        info: 'border-info-edge bg-info-subtle text-info',
        neutral: 'border-neutral-edge bg-neutral-subtle text-neutral',
        primary: 'border-primary-edge bg-primary-subtle text-link',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>['tone']>;

export function Badge({ className, tone, ...props }: React.ComponentProps<'span'> & { tone?: BadgeTone }) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />;
}
