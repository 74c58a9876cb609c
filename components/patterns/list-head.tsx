import type * as React from 'react';
import { cn } from '@/components/ui/cn';

/** The head row of a list, which stays in sight while the list scrolls under it. */
export function ListHead({ className, children, ...row }: React.ComponentProps<'tr'>) {
  return (
    <thead data-slot="list-head" className="sticky top-0 z-10 text-caption text-subtle">
      <tr className={cn('h-8 [&>th]:border-b [&>th]:bg-table-head [&>th]:px-2 [&>th]:font-medium', className)} {...row}>
        {children}
      </tr>
    </thead>
  );
}
