import type { Route } from 'next';
import Link from 'next/link';
import type * as React from 'react';
import { Fragment } from 'react';
import { cn } from '@/components/ui/cn';

export type Crumb = { label: string; href?: Route };

type BreadcrumbProps = {
  crumbs: readonly Crumb[];
  /** Follows the last crumb: the switch to another app. */
  children?: React.ReactNode;
};

/** Where this page is. */
export function Breadcrumb({ crumbs, children }: BreadcrumbProps) {
  return (
    <nav data-slot="breadcrumb" aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1">
      <ol className="flex min-w-0 items-center gap-2 font-medium">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <Fragment key={crumb.label}>
              {index > 0 ? (
                <li aria-hidden="true" className="hidden text-subtle sm:block">
                  /
                </li>
              ) : null}
              <li className={cn(isLast ? 'min-w-0 truncate' : 'hidden shrink-0 sm:block')}>
                {crumb.href && !isLast ? (
                  <Link href={crumb.href} prefetch={false} className="rounded-sm text-foreground hover:text-link">
                    {crumb.label}
                  </Link>
                ) : (
                  <span aria-current={isLast ? 'page' : undefined}>{crumb.label}</span>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
      {children}
    </nav>
  );
}
