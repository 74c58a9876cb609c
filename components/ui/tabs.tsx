import type { Route } from 'next';
import Link from 'next/link';
import type * as React from 'react';
import { cn } from './cn';

/** Tabs that are pages: links in a labelled navigation, the open one marked by `aria-current`. */
export function Tabs({ label, className, children }: { label: string; className?: string; children: React.ReactNode }) {
  return (
    <nav
      data-slot="tabs"
      aria-label={label}
      className={cn('flex h-9 items-stretch gap-5 overflow-x-auto border-b', className)}
    >
      {children}
    </nav>
  );
}

type TabProps = { href: Route; isCurrent: boolean; count?: number; children: React.ReactNode };

export function Tab({ href, isCurrent, count, children }: TabProps) {
  return (
    <Link
      href={href}
      data-slot="tab"
      aria-current={isCurrent ? 'page' : undefined}
      className="-outline-offset-2 -mb-px inline-flex items-center gap-2 whitespace-nowrap border-transparent border-b-2 font-medium text-body text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
    >
      {children}
      {count === undefined ? null : <span className="font-normal text-small text-subtle tabular-nums">{count}</span>}
    </Link>
  );
}
