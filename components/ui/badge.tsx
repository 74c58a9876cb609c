import type * as React from 'react';
import { cn } from './cn';

const base =
  'inline-flex h-5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm border px-1.5 font-medium text-small [&_svg]:shrink-0';

const tones = {
  success: 'border-success-edge bg-success-subtle text-success',
  warning: 'border-warning-edge bg-warning-subtle text-warning',
  danger: 'border-danger-edge bg-danger-subtle text-danger',
  info: 'border-info-edge bg-info-subtle text-info',
  neutral: 'border-neutral-edge bg-neutral-subtle text-neutral',
  primary: 'border-primary-edge bg-primary-subtle text-link',
};

export type BadgeTone = keyof typeof tones;

export function Badge({ className, tone = 'neutral', ...props }: React.ComponentProps<'span'> & { tone?: BadgeTone }) {
  return <span data-slot="badge" className={cn(base, tones[tone], className)} {...props} />;
}
