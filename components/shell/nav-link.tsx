import Link from 'next/link';
import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { formatCount } from '@/lib/format';
import type { NavCount } from './nav-counts';
import type { NavItem } from './nav-items';

type NavLinkProps = {
  item: NavItem;
  icon: React.ReactNode;
  isCurrent: boolean;
  count?: NavCount;
  isRail?: boolean;
  onNavigate?: () => void;
};

/**
 * A page in the sidebar; in the rail its icon alone. Nothing is fetched ahead: a page has no part that is not of its
 * moment.
 */
export function NavLink({ item, icon, isCurrent, count, isRail = false, onNavigate }: NavLinkProps) {
  const link = (
    <Link
      href={item.href}
      prefetch={false}
      onClick={onNavigate}
      data-slot="nav-link"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isRail ? item.label : undefined}
      className={cn(
        '-outline-offset-2 flex h-7 items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-foreground aria-[current=page]:bg-neutral-subtle aria-[current=page]:text-foreground',
        isRail && 'w-8 justify-center px-0',
      )}
    >
      <span className={cn('size-3.75 shrink-0', !isCurrent && 'text-subtle')}>{icon}</span>
      {isRail ? null : (
        <>
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {count === undefined ? null : (
            <span
              className={cn('text-small tabular-nums', count.isUrgent ? 'font-semibold text-danger' : 'text-subtle')}
            >
              {formatCount(count.value)}
            </span>
          )}
        </>
      )}
    </Link>
  );
  return isRail ? (
    <Tooltip content={item.label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
