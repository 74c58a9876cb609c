import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { ListHead } from './list-head';

type DataTableProps = {
  /** The name of the table and of the region it scrolls in. */
  label: string;
  /** All rows, also those that are not in the document because the list is virtual. */
  rowCount: number;
  /** Fixed widths; a column without one shares what is left. */
  columns: readonly { key: string; widthPx?: number }[];
  minWidthPx?: number;
  isRefreshing?: boolean;
  scrollRef?: React.Ref<HTMLElement>;
  className?: string;
  /** A `DataTableHead` and the body. */
  children: React.ReactNode;
};

/** A dense table that scrolls inside its own region under a sticky head; rows are 32 px. */
export function DataTable({
  label,
  rowCount,
  columns,
  minWidthPx,
  isRefreshing = false,
  scrollRef,
  className,
  children,
}: DataTableProps) {
  return (
    <section
      ref={scrollRef}
      data-slot="data-table"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('-outline-offset-2 relative min-h-0 min-w-0 overflow-auto bg-page', className)}
    >
      <table
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-busy={isRefreshing || undefined}
        className="w-full table-fixed border-separate border-spacing-0 text-left text-small"
        style={{ minWidth: minWidthPx }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.widthPx }} />
          ))}
        </colgroup>
        {children}
      </table>
    </section>
  );
}

/** The sticky head row; a refresh in the background shows as a 2 px bar under it. */
export function DataTableHead({
  isRefreshing = false,
  children,
}: {
  isRefreshing?: boolean;
  children: React.ReactNode;
}) {
  return (
    <ListHead aria-rowindex={1} className={cn(isRefreshing && '[&>th]:border-info-mark')}>
      {children}
    </ListHead>
  );
}

type DataTableRowProps = React.ComponentProps<'tr'> & { isSelected?: boolean; isActive?: boolean };

/** A 32 px row. Selected is a tint, the keyboard's row an inset outline; it can be both. */
export function DataTableRow({ isSelected = false, isActive = false, className, ...props }: DataTableRowProps) {
  return (
    <tr
      data-slot="data-table-row"
      data-active={isActive || undefined}
      className={cn(
        'group/row relative h-8 hover:bg-hover [&>td]:border-row-line [&>td]:border-b [&>td]:px-2 [&>th]:border-row-line [&>th]:border-b [&>th]:px-2',
        isSelected && 'bg-selected hover:bg-selected',
        isActive && '-outline-offset-2 outline-2 outline-ring',
        className,
      )}
      {...props}
    />
  );
}

/** Stands in a virtual list for the rows that are out of sight. */
export function DataTableGap({ heightPx, columns }: { heightPx: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a gap takes the focus
    <tr aria-hidden="true" style={{ height: heightPx }}>
      <td colSpan={columns} />
    </tr>
  );
}
