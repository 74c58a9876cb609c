'use client';

import { Copy, ExternalLink, ScrollText } from 'lucide-react';
import Link from 'next/link';
import { copyNames } from '@/components/patterns/copy-names';
import { DropdownMenu, DropdownMenuItem } from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import type { FleetRow } from '@/lib/fleet/rows';
import { routes } from '@/lib/routes';

export type AppMenuLayerProps = MenuLayerProps & {
  row: FleetRow;
  /** Whether the app is at the real Heroku, whose dashboard then has it too. */
  hasDashboard: boolean;
};

export function AppMenuLayer({ row, hasDashboard, ...layer }: AppMenuLayerProps) {
  return (
    <DropdownMenu label={`More for ${row.name}`} className="w-56" {...layer}>
      <DropdownMenuItem onSelect={() => void copyNames([row.name])}>
        <Copy aria-hidden="true" strokeWidth={1.75} />
        Copy name
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <Link href={routes.audit(row.name)} prefetch={false}>
          <ScrollText aria-hidden="true" strokeWidth={1.75} />
          Its audit log
        </Link>
      </DropdownMenuItem>
      {hasDashboard ? (
        <DropdownMenuItem asChild>
          <a href={routes.dashboard(row.name, '')} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" strokeWidth={1.75} />
            Open in Heroku’s dashboard
          </a>
        </DropdownMenuItem>
      ) : null}
    </DropdownMenu>
  );
}
