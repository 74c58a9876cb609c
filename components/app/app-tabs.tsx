'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCount } from '@/lib/format';
import { appRowOptions } from '@/lib/queries/app';
import { routes } from '@/lib/routes';

const tabs = [
  { label: 'Overview', href: routes.app },
  { label: 'Releases', href: routes.appReleases },
  { label: 'Activity', href: routes.appActivity },
] as const;

/** The parts of an app, with how much there is in each where that is known. */
export function AppTabs({ first }: { first: FleetRow }) {
  const path = usePathname();
  const {
    data: { row },
  } = useQuery({ ...appRowOptions(first.id), initialData: { row: first, movedTo: null } });
  const { name } = row;
  const counts: Partial<Record<string, number>> = { Releases: row.release?.version };
  return (
    <nav aria-label="Parts of the app" className="flex h-9 shrink-0 gap-6 overflow-x-auto border-b px-4 wide:px-5">
      {tabs.map(({ label, href }) => (
        <Link
          key={label}
          href={href(name)}
          prefetch={false}
          aria-current={path === href(name) ? 'page' : undefined}
          className="-outline-offset-2 -mb-px flex shrink-0 items-center gap-2 border-transparent border-b-2 text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
        >
          {label}
          {counts[label] === undefined ? null : (
            <span className="text-small text-subtle tabular-nums">{formatCount(counts[label])}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
