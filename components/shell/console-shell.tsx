'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import type * as React from 'react';
import { useRef, useState } from 'react';
import { onDemand } from '@/components/ui/on-demand';
import { budgetOptions } from '@/lib/queries/budget';
import { fleetRowsOptions, fleetStatusOptions } from '@/lib/queries/fleet';
import { liveJobsOptions } from '@/lib/queries/jobs';
import { routes } from '@/lib/routes';
import { Breadcrumb, type Crumb } from './breadcrumb';
import { navCountsOf } from './nav-counts';
import type { DrawnNavIcons } from './nav-icons';
import { navItems } from './nav-items';
import { PaletteWaiting } from './palette-waiting';
import type { Person } from './person-menu';
import { RateGauge } from './rate-gauge';
import { ShellFrame } from './shell-frame';
import type { Theme } from './theme';
import { ThemeToggle } from './theme-toggle';
import type { AppReasons } from './use-palette-items';

const ConsolePalette = onDemand(
  () => import('./console-palette').then((module) => module.ConsolePalette),
  PaletteWaiting,
);

type ConsoleShellProps = {
  workspaceName: string;
  hostTag: string | null;
  person: Person;
  isRail: boolean;
  theme: Theme;
  csrfToken: string;
  reasons: AppReasons & { pauseBackground: string | null };
  tray: React.ReactNode;
  icons: DrawnNavIcons;
  children: React.ReactNode;
};

/** Fills the frame of every page with what is known: budget, palette, where one is, the way out. */
export function ConsoleShell({ person, isRail, theme, csrfToken, reasons, children, ...frame }: ConsoleShellProps) {
  const { data: status } = useQuery(fleetStatusOptions());
  const { data: budgets } = useQuery(budgetOptions());
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isPaletteKnown, setIsPaletteKnown] = useState(false);
  const { data: fleet } = useQuery({ ...fleetRowsOptions(), enabled: isPaletteKnown });
  const [typed, setTyped] = useState('');
  const paletteOpener = useRef<HTMLElement>(null);
  const signOutForm = useRef<HTMLFormElement>(null);
  const { data: liveJobs } = useQuery(liveJobsOptions());
  const counts = navCountsOf(status, liveJobs?.length);
  const crumbs = crumbsOf(usePathname());
  const openPalette = () => {
    paletteOpener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setTyped('');
    setIsPaletteKnown(true);
    setIsPaletteOpen(true);
  };
  const tightest = budgets?.toSorted((a, b) => (a.remaining ?? a.limit) - (b.remaining ?? b.limit))[0];
  return (
    <ShellFrame
      {...frame}
      person={person}
      counts={counts}
      initialIsRail={isRail}
      breadcrumb={<Breadcrumb crumbs={crumbs} />}
      gauge={tightest ? <RateGauge budget={tightest} pauseReason={reasons.pauseBackground} /> : null}
      themeToggle={<ThemeToggle initialTheme={theme} />}
      onOpenPalette={openPalette}
      onSignOut={() => signOutForm.current?.requestSubmit()}
    >
      {children}
      {isPaletteKnown ? (
        <ConsolePalette
          isOpen={isPaletteOpen}
          onOpenChange={setIsPaletteOpen}
          typed={typed}
          onType={setTyped}
          opener={paletteOpener}
          rows={fleet?.rows ?? []}
          reasons={reasons}
        />
      ) : null}
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
  if (path.startsWith(`${routes.jobs()}/`)) return [{ label: 'Jobs', href: routes.jobs() }, { label: 'Job' }];
  if (path === routes.stages()) return [{ label: 'Fleet', href: routes.fleet() }, { label: 'Stages' }];
  return [{ label: navItems.find((item) => item.includes(path))?.label ?? 'Fleet' }];
}
