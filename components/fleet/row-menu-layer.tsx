'use client';

import { AppWindow, Copy, ExternalLink, Pin, PinOff, RotateCw, SlidersHorizontal } from 'lucide-react';
import Link from 'next/link';
import { restartApp } from '@/app/actions';
import { copyNames } from '@/components/patterns/copy-names';
import { Keycaps } from '@/components/patterns/keycaps';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import type { FleetRow } from '@/lib/fleet/rows';
import { keysOfAppChange } from '@/lib/queries/keys';
import { routes } from '@/lib/routes';
import { useFleetActs } from './fleet-acts';

const keys = 'ml-auto inline-flex gap-1 pl-4';

/** What can be done to the app of a row. */
export function RowMenuLayer({ row, ...layer }: MenuLayerProps & { row: FleetRow }) {
  const { reasons, hasDashboard, pinned, setPinned } = useFleetActs();
  const desk = useOperationDesk();
  const isPinned = pinned.has(row.id);
  const PinIcon = isPinned ? PinOff : Pin;
  const restart = () =>
    void desk.begin({
      action: restartApp,
      input: { app: row.id, target: { kind: 'app' } },
      affects: keysOfAppChange(row.id),
    });
  return (
    <DropdownMenu label={`Actions for ${row.name}`} className="w-56" {...layer}>
      <DropdownMenuItem asChild>
        <Link href={routes.app(row.name)} prefetch={false}>
          <AppWindow aria-hidden="true" strokeWidth={1.75} />
          Open
          <Keycaps id="row-open" className={keys} />
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => setPinned([row], !isPinned)}>
        <PinIcon aria-hidden="true" strokeWidth={1.75} />
        {isPinned ? 'Unpin' : 'Pin'}
        <Keycaps id="row-pin" className={keys} />
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void copyNames([row.name])}>
        <Copy aria-hidden="true" strokeWidth={1.75} />
        Copy name
      </DropdownMenuItem>
      {hasDashboard ? (
        <DropdownMenuItem asChild>
          <a href={routes.dashboard(row.name, '')} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" strokeWidth={1.75} />
            Open in Heroku’s dashboard
          </a>
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuSeparator />
      <DropdownMenuItem asChild>
        <Link href={routes.app(row.name, 'formation')} prefetch={false}>
          <SlidersHorizontal aria-hidden="true" strokeWidth={1.75} />
          Scale on its page
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem disabledReason={reasons.restart} onSelect={restart}>
        <RotateCw aria-hidden="true" strokeWidth={1.75} />
        Restart…
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
