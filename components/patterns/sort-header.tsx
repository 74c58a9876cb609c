import { ArrowDown, ArrowUp } from 'lucide-react';
import type * as React from 'react';
import { cn } from '@/components/ui/cn';

export type SortDirection = 'ascending' | 'descending';

type SortHeaderProps = {
  /** The direction when this column sorts, else null. */
  direction: SortDirection | null;
  onSort(): void;
  align?: 'left' | 'right';
  className?: string;
  children: React.ReactNode;
};

/** A column head that sorts by its column. */
export function SortHeader({ direction, onSort, align = 'left', className, children }: SortHeaderProps) {
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      data-slot="sort-header"
      aria-sort={direction ?? 'none'}
      className={cn(align === 'right' && 'text-right', className)}
    >
      <button
        type="button"
        onClick={onSort}
        className={cn(
          'group -outline-offset-2 inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-sm hover:text-foreground',
          align === 'right' && 'flex-row-reverse',
          direction && 'text-foreground',
        )}
      >
        {children}
        <Arrow
          aria-hidden="true"
          className={cn(
            'size-3',
            direction === null && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </button>
    </th>
  );
}
