'use client';

import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';
import type { NavCount, NavCounts } from './nav-counts';
import type { DrawnNavIcons } from './nav-icons';
import type { NavItem } from './nav-items';

type BottomTabsProps = { items: readonly NavItem[]; icons: DrawnNavIcons; counts?: NavCounts; path: string };

/** The pages at the foot of a phone's screen; what needs attention carries its figure. */
export function BottomTabs({ items, icons, counts = {}, path }: BottomTabsProps) {
  return (
    <nav
      aria-label="Pages"
      data-slot="bottom-tabs"
      className="sticky bottom-0 z-20 flex h-16 shrink-0 border-t bg-frame pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {items.map(({ id, href, tab, includes }) =>
        tab === undefined ? null : (
          <Link
            key={id}
            href={href}
            prefetch={false}
            aria-current={includes(path) ? 'page' : undefined}
            className="-outline-offset-2 flex flex-1 flex-col items-center justify-center gap-1 text-caption text-muted aria-[current=page]:text-foreground"
          >
            <span className="relative size-5">
              {icons[id]}
              {id === 'attention' && counts.attention ? <Badge {...counts.attention} /> : null}
            </span>
            {tab}
          </Link>
        ),
      )}
    </nav>
  );
}

function Badge({ value, isUrgent }: NavCount) {
  return (
    <span
      className={cn(
        'absolute -top-1.5 left-3 h-4 min-w-4 rounded-full px-1 text-center font-semibold text-caption tabular-nums',
        isUrgent ? 'bg-destructive text-destructive-foreground' : 'bg-neutral-edge text-foreground',
      )}
    >
      {formatCount(value)}
    </span>
  );
}
