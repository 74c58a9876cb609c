import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';

type FilterChipProps = Omit<React.ComponentProps<'button'>, 'onClick'> & {
  isApplied: boolean;
  count?: number;
  onToggle(): void;
};

/** One filter with its live count, pressed while it applies. */
export function FilterChip({ isApplied, count, onToggle, className, children, ...props }: FilterChipProps) {
  return (
    <button
      type="button"
      data-slot="filter-chip"
      aria-pressed={isApplied}
      onClick={onToggle}
      className={cn(
        'inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border px-2 font-medium text-muted text-small hover:border-control-edge aria-pressed:border-primary-edge aria-pressed:bg-primary-subtle aria-pressed:text-link',
        className,
      )}
      {...props}
    >
      {children}
      {count === undefined ? null : (
        <span className={cn('font-normal tabular-nums', isApplied ? 'text-link' : 'text-subtle')}>
          {formatCount(count)}
        </span>
      )}
    </button>
  );
}
