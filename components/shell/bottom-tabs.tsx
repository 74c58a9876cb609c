'use client';

import Link from 'next/link';
import type { NavItem } from './nav-items';

/** The pages at the foot of a phone's screen. */
export function BottomTabs({ items, path }: { items: readonly NavItem[]; path: string }) {
  return (
    <nav
      aria-label="Pages"
      data-slot="bottom-tabs"
      className="sticky bottom-0 z-20 flex h-16 shrink-0 border-t bg-frame pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {items.map(({ id, href, label, icon: Icon, includes }) => (
        <Link
          key={id}
          href={href}
          aria-current={includes(path) ? 'page' : undefined}
          className="-outline-offset-2 flex flex-1 flex-col items-center justify-center gap-1 text-caption text-muted aria-[current=page]:text-foreground"
        >
          <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
