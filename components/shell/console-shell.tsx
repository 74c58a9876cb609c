'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import type * as React from 'react';
import { useRef, useState } from 'react';
import { budgetOptions } from '@/lib/queries/budget';
import { fleetOptions } from '@/lib/queries/fleet';
import { routes } from '@/lib/routes';
import { Breadcrumb, type Crumb } from './breadcrumb';
import { CommandPalette } from './command-palette';
import { navItems } from './nav-items';
import type { Person } from './person-menu';
import { RateGauge } from './rate-gauge';
import { ShellFrame } from './shell-frame';
import type { Theme } from './theme';
import { ThemeToggle } from './theme-toggle';
import { type AppReasons, usePaletteItems } from './use-palette-items';

type ConsoleShellProps = {
  workspaceName: string;
  hostTag: string | null;
  person: Person;
  isRail: boolean;
  theme: Theme;
  csrfToken: string;
  reasons: AppReasons;
  children: React.ReactNode;
};

/** Fills the frame of every page with what is known: budget, palette, where one is, the way out. */
export function ConsoleShell({ person, isRail, theme, csrfToken, reasons, children, ...frame }: ConsoleShellProps) {
  const { data: fleet } = useQuery(fleetOptions());
  const { data: budgets } = useQuery(budgetOptions());
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const signOutForm = useRef<HTMLFormElement>(null);
  const crumbs = crumbsOf(usePathname());
  const palette = usePaletteItems(fleet?.rows ?? [], reasons);
  const tightest = budgets?.toSorted((a, b) => (a.remaining ?? a.limit) - (b.remaining ?? b.limit))[0];
  return (
    <ShellFrame
      {...frame}
      person={person}
      pages={['fleet', 'people', 'audit']}
      counts={fleet ? { fleet: fleet.rows.length } : {}}
      initialIsRail={isRail}
      breadcrumb={<Breadcrumb crumbs={crumbs} />}
      gauge={tightest ? <RateGauge budget={tightest} /> : null}
      themeToggle={<ThemeToggle initialTheme={theme} />}
      onOpenPalette={() => setIsPaletteOpen(true)}
      onSignOut={() => signOutForm.current?.requestSubmit()}
    >
      {children}
      <CommandPalette isOpen={isPaletteOpen} onOpenChange={setIsPaletteOpen} {...palette} />
      <form ref={signOutForm} action={routes.signOut()} method="post" hidden>
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value={routes.signIn({ error: 'signed_out' })} />
      </form>
    </ShellFrame>
  );
}

function crumbsOf(path: string): Crumb[] {
  const app = path.match(/^\/apps\/([^/]+)/)?.[1];
  if (app) return [{ label: 'Fleet', href: routes.fleet() }, { label: decodeURIComponent(app) }];
  return [{ label: navItems.find((item) => item.includes(path))?.label ?? 'Fleet' }];
}
