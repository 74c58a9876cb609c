import type * as React from 'react';
import { cn } from './cn';

export function Panel({ className, ...props }: React.ComponentProps<'section'>) {
  return (
    <section
      data-slot="panel"
      className={cn('min-w-0 overflow-hidden rounded-lg border bg-surface', className)}
      {...props}
    />
  );
}

type PanelHeaderProps = { title: React.ReactNode; titleId?: string; className?: string; children?: React.ReactNode };

/** 40 px head of a panel: its title at the left, facts and actions (children) at the right. */
export function PanelHeader({ title, titleId, className, children }: PanelHeaderProps) {
  return (
    <div
      data-slot="panel-header"
      className={cn('flex h-10 items-center gap-3 border-row-line border-b px-4', className)}
    >
      <h2 id={titleId} className="min-w-0 flex-1 truncate font-medium text-body">
        {title}
      </h2>
      {children}
    </div>
  );
}
