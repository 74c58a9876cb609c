'use client';

import { PanelLeft } from 'lucide-react';
import { HostTag } from '@/components/patterns/host-tag';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { Logo } from './logo';
import type { NavCounts } from './nav-counts';
import type { DrawnNavIcons } from './nav-icons';
import type { NavItem } from './nav-items';
import { NavLink } from './nav-link';
import { type Person, PersonMenu } from './person-menu';
import { PinnedApps } from './pinned-apps';

export type SidebarProps = {
  workspaceName: string;
  /** The server that stands in for the real Heroku, or null. */
  hostTag: string | null;
  items: readonly NavItem[];
  icons: DrawnNavIcons;
  counts?: NavCounts;
  path: string;
  person: Person;
  onSignOut(): void;
  isRail?: boolean;
  /** The button beside the workspace: collapses the sidebar, or closes the drawer. */
  toggle: { label: string; onToggle(): void };
  onNavigate?: () => void;
};

/** Where one can go, which workspace this is, and who is signed in. */
export function Sidebar({
  workspaceName,
  hostTag,
  items,
  icons,
  counts = {},
  path,
  person,
  onSignOut,
  isRail = false,
  toggle,
  onNavigate,
}: SidebarProps) {
  return (
    <div data-slot="sidebar" className={cn('flex h-full flex-col bg-frame p-2', isRail && 'items-center')}>
      <div className={cn('mb-1.5 flex shrink-0 items-center gap-2', isRail ? 'flex-col' : 'h-7 pl-1.5')}>
        <Logo className={isRail ? 'my-1' : undefined} />
        {isRail ? null : <span className="min-w-0 flex-1 truncate font-medium">{workspaceName}</span>}
        <Tooltip content={toggle.label} side="right">
          <Button variant="ghost" size="icon" aria-label={toggle.label} onClick={toggle.onToggle}>
            <PanelLeft aria-hidden="true" strokeWidth={1.75} />
          </Button>
        </Tooltip>
      </div>
      {hostTag === null || isRail ? null : (
        <div className="mb-2 flex px-1.5">
          <HostTag host={hostTag} />
        </div>
      )}
      <div className={cn('flex min-h-0 flex-1 flex-col overflow-y-auto', !isRail && '-mx-1 px-1')}>
        <nav aria-label="Pages" className="flex flex-col gap-px">
          {items.map((item) => (
            <NavLink
              key={item.id}
              item={item}
              icon={icons[item.id]}
              isCurrent={item.includes(path)}
              count={counts[item.id]}
              isRail={isRail}
              onNavigate={onNavigate}
            />
          ))}
        </nav>
        {isRail ? null : <PinnedApps path={path} onNavigate={onNavigate} />}
      </div>
      <PersonMenu person={person} onSignOut={onSignOut} isRail={isRail} />
    </div>
  );
}
