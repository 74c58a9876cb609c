'use client';

import Link from 'next/link';
import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';
import { routes } from '@/lib/routes';
import type { FleetTab } from './built-in-views';

/** The looks of whatever stands among the tabs. */
export const tabClasses =
  '-outline-offset-2 flex h-full items-center gap-2 whitespace-nowrap rounded-md px-2.5 text-muted hover:text-foreground aria-[current=page]:text-foreground';

type ViewTabProps = {
  tab: FleetTab;
  count: number;
  isCurrent: boolean;
  /** What is shown is no longer what the view keeps. */
  isChanged: boolean;
  onShow(query: string, viewId: string | null): void;
  /** Its menu. */
  children: React.ReactNode;
};

/** One view: a link that shows it in place. */
export function ViewTab({ tab, count, isCurrent, isChanged, onShow, children }: ViewTabProps) {
  const { saved } = tab;
  const show = (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onShow(tab.query, saved?.id ?? null);
  };
  return (
    <span
      className={cn(
        'flex h-11 shrink-0 items-center rounded-md wide:h-7',
        isCurrent ? 'bg-neutral-subtle' : 'hover:bg-hover',
      )}
    >
      <Link
        href={routes.fleet(tab.query)}
        prefetch={false}
        aria-current={isCurrent ? 'page' : undefined}
        title={saved && !saved.isOwn ? `Shared by ${saved.ownerName}` : undefined}
        onClick={show}
        className={tabClasses}
      >
        {tab.name}
        {isChanged ? (
          <span className="text-small text-subtle">
            <span aria-hidden="true">•</span>
            <span className="sr-only">(changed)</span>
          </span>
        ) : null}
        <span className="text-small text-subtle tabular-nums">{formatCount(count)}</span>
      </Link>
      {children}
    </span>
  );
}
