import { Menu } from 'lucide-react';
import type * as React from 'react';
import { Button } from '@/components/ui/button';
import { PaletteTrigger } from './palette-trigger';

type TopBarProps = {
  breadcrumb: React.ReactNode;
  gauge: React.ReactNode;
  /** What goes on without the page; nothing while nothing does. */
  tray: React.ReactNode;
  themeToggle: React.ReactNode;
  onOpenPalette(): void;
  onOpenDrawer(): void;
};

/** 44 px above every page: where one is, the way to everything, what the budget allows. */
export function TopBar({ breadcrumb, gauge, tray, themeToggle, onOpenPalette, onOpenDrawer }: TopBarProps) {
  return (
    <header
      data-slot="top-bar"
      className="sticky top-0 z-20 flex h-11 shrink-0 items-center gap-2 border-b bg-page px-3 wide:px-5"
    >
      <Button variant="ghost" size="icon" aria-label="Open the menu" onClick={onOpenDrawer} className="wide:hidden">
        <Menu aria-hidden="true" strokeWidth={1.75} />
      </Button>
      <div className="flex min-w-0 flex-1">{breadcrumb}</div>
      <PaletteTrigger onOpen={onOpenPalette} />
      {gauge}
      <span aria-hidden="true" className="mx-1 hidden h-4 w-px bg-border sm:block" />
      {tray}
      {themeToggle}
    </header>
  );
}
