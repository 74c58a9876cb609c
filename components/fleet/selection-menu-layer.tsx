'use client';

import { Copy, Download, Pin, PinOff } from 'lucide-react';
import { useRef } from 'react';
import { copyNames } from '@/components/patterns/copy-names';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import type { FleetRow } from '@/lib/fleet/rows';
import { routes } from '@/lib/routes';
import type { FleetColumnId } from '@/lib/rules/fleet-columns';
import { exportFormats } from '@/lib/rules/fleet-export';
import { exportQuery } from '@/lib/rules/fleet-query';
import { useFleetActs } from './fleet-acts';

type SelectionMenuProps = MenuLayerProps & {
  selected: readonly FleetRow[];
  query: string;
  columns: readonly FleetColumnId[];
};

/** What else can be done with the selected apps: their names, pins and files. Nothing at Heroku changes by it. */
export function SelectionMenuLayer({ selected, query, columns, ...layer }: SelectionMenuProps) {
  const { pinned, setPinned } = useFleetActs();
  const form = useRef<HTMLFormElement>(null);
  const format = useRef<HTMLInputElement>(null);
  const isAllPinned = selected.every(({ id }) => pinned.has(id));
  const PinIcon = isAllPinned ? PinOff : Pin;
  const send = (chosen: string) => {
    if (format.current) format.current.value = chosen;
    form.current?.requestSubmit();
  };
  return (
    <>
      <form ref={form} method="post" action={routes.fleetExport()} hidden>
        <input type="hidden" name="apps" value={selected.map(({ id }) => id).join(',')} />
        <input type="hidden" name="query" value={exportQuery(query, columns, 'csv')} />
        <input ref={format} type="hidden" name="format" />
      </form>
      <DropdownMenu label="More for the selection" className="w-48" side="top" {...layer}>
        <DropdownMenuItem onSelect={() => void copyNames(selected.map(({ name }) => name))}>
          <Copy aria-hidden="true" strokeWidth={1.75} />
          Copy names
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setPinned(selected, !isAllPinned)}>
          <PinIcon aria-hidden="true" strokeWidth={1.75} />
          {isAllPinned ? 'Unpin' : 'Pin'}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        {exportFormats.map((one) => (
          <DropdownMenuItem key={one} onSelect={() => send(one)}>
            <Download aria-hidden="true" strokeWidth={1.75} />
            Export as {one.toUpperCase()}
          </DropdownMenuItem>
        ))}
      </DropdownMenu>
    </>
  );
}
