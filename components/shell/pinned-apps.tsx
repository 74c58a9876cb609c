'use client';

import { useQuery } from '@tanstack/react-query';
import { AppLink } from '@/components/patterns/app-link';
import { StatusMark } from '@/components/patterns/status-mark';
import { fleetRowsOptions } from '@/lib/queries/fleet';
import { viewsOptions } from '@/lib/queries/views';
import { routes } from '@/lib/routes';

type PinnedAppsProps = { path: string; onNavigate?: (() => void) | undefined };

/** The apps that the person pinned, each with its state. */
export function PinnedApps({ path, onNavigate }: PinnedAppsProps) {
  const { data } = useQuery(viewsOptions());
  // Where the fleet is here, it is newer than what the pins themselves tell.
  const { data: fleet } = useQuery({ ...fleetRowsOptions(), enabled: false });
  if (!data || data.pinned.length === 0) return null;
  const newest = new Map(fleet?.rows.map((row) => [row.id, row]));
  return (
    <nav aria-label="Pinned apps" className="mt-4 flex flex-col gap-px">
      <p aria-hidden="true" className="px-2 pb-1 font-medium text-caption text-subtle">
        Pinned
      </p>
      {data.pinned.map((pin) => {
        const { id, name, state } = newest.get(pin.id) ?? pin;
        return (
          <AppLink
            key={id}
            app={{ id, name }}
            onClick={onNavigate}
            title={name}
            aria-current={path === routes.app(name) ? 'page' : undefined}
            className="-outline-offset-2 flex h-7 shrink-0 items-center gap-2.5 rounded-md px-2 text-muted hover:bg-hover hover:text-foreground aria-[current=page]:bg-neutral-subtle aria-[current=page]:text-foreground"
          >
            <StatusMark status={state} isShapeOnly className="shrink-0" />
            <span className="min-w-0 truncate">{name}</span>
          </AppLink>
        );
      })}
    </nav>
  );
}
