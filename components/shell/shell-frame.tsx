'use client';

import { usePathname } from 'next/navigation';
import type * as React from 'react';
import { useState } from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { savePreference } from '@/components/patterns/save-preference';
import { useShortcut } from '@/components/patterns/use-shortcut';
import { cn } from '@/components/ui/cn';
import { onDemand } from '@/components/ui/on-demand';
import { BottomTabs } from './bottom-tabs';
import { GoKeys } from './go-keys';
import { destinations, navItems } from './nav-items';
import { RouteFocus } from './route-focus';
import { ShortcutsHelp } from './shortcuts-help';
import { Sidebar, type SidebarProps } from './sidebar';
import { SkipLink } from './skip-link';
import { TopBar } from './top-bar';

const Drawer = onDemand(() => import('./drawer').then((module) => module.Drawer));

type ShellFrameProps = Pick<SidebarProps, 'workspaceName' | 'hostTag' | 'icons' | 'counts' | 'person' | 'onSignOut'> & {
  initialIsRail: boolean;
  breadcrumb: React.ReactNode;
  gauge: React.ReactNode;
  tray: React.ReactNode;
  themeToggle: React.ReactNode;
  onOpenPalette(): void;
  children: React.ReactNode;
};

/** What stands around every page: sidebar, drawer, top bar, tabs of a phone, skip link, shortcuts. */
export function ShellFrame({
  initialIsRail,
  breadcrumb,
  gauge,
  tray,
  themeToggle,
  onOpenPalette,
  children,
  ...sidebar
}: ShellFrameProps) {
  const path = usePathname();
  const [isRail, setIsRail] = useState(initialIsRail);
  const [isDrawerOpen, setIsDrawerOpen] = useState<boolean | null>(null);
  const closeDrawer = () => setIsDrawerOpen(false);
  const toggleRail = () => {
    setIsRail(!isRail);
    savePreference(preferenceCookies.sidebar, isRail ? 'open' : 'rail');
  };
  useShortcut('palette', onOpenPalette);
  useShortcut('sidebar', toggleRail);
  return (
    <div className="flex h-dvh bg-canvas">
      <SkipLink />
      <RouteFocus />
      <ShortcutsHelp />
      <GoKeys items={destinations} />
      <aside aria-label="Sidebar" className={cn('hidden shrink-0 border-r wide:block', isRail ? 'w-12' : 'w-54')}>
        <Sidebar
          {...sidebar}
          items={navItems}
          path={path}
          isRail={isRail}
          toggle={{ label: isRail ? 'Open the sidebar' : 'Collapse the sidebar', onToggle: toggleRail }}
        />
      </aside>
      {isDrawerOpen === null ? null : (
        <Drawer isOpen={isDrawerOpen} onOpenChange={setIsDrawerOpen}>
          <Sidebar
            {...sidebar}
            items={navItems}
            path={path}
            toggle={{ label: 'Close the menu', onToggle: closeDrawer }}
            onNavigate={closeDrawer}
          />
        </Drawer>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          breadcrumb={breadcrumb}
          gauge={gauge}
          tray={tray}
          themeToggle={themeToggle}
          onOpenPalette={onOpenPalette}
          onOpenDrawer={() => setIsDrawerOpen(true)}
        />
        <main
          id="main"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto has-[>.bg-page]:bg-page"
        >
          {children}
        </main>
        <BottomTabs items={navItems} icons={sidebar.icons} counts={sidebar.counts} path={path} />
      </div>
    </div>
  );
}
