import type * as React from 'react';
import { cn } from './cn';

export function Table({ className, ...props }: React.ComponentProps<'table'>) {
  return (
    <table data-slot="table" className={cn('w-full border-collapse text-left text-small', className)} {...props} />
  );
}

export function TableHead({ className, ...props }: React.ComponentProps<'thead'>) {
  return <thead data-slot="table-head" className={cn('text-caption text-muted', className)} {...props} />;
}

export function TableBody(props: React.ComponentProps<'tbody'>) {
  return <tbody data-slot="table-body" {...props} />;
}

export function TableRow({ className, ...props }: React.ComponentProps<'tr'>) {
  return (
    <tr data-slot="table-row" className={cn('h-8 border-row-line border-b last:border-b-0', className)} {...props} />
  );
}

export function TableHeaderCell({ className, scope = 'col', ...props }: React.ComponentProps<'th'>) {
  return (
    <th
      data-slot="table-header-cell"
      scope={scope}
      className={cn('h-8 whitespace-nowrap px-2 font-medium first:pl-4 last:pr-4', className)}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: React.ComponentProps<'td'>) {
  return <td data-slot="table-cell" className={cn('px-2 text-muted first:pl-4 last:pr-4', className)} {...props} />;
}
