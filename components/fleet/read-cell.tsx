'use client';

import { useRef, useState } from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { useIsLive } from '@/components/patterns/rendered-at';
import { Popover, PopoverContent } from '@/components/ui/popover';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatExact } from '@/lib/format';
import { oldestReadAt } from './sort';

const parts: Record<keyof FleetRow['readAt'], string> = {
  app: 'App',
  pipeline: 'Pipeline',
  formation: 'Formation',
  dynos: 'Dynos',
  release: 'Release',
  addOns: 'Add-ons',
};

const names = Object.keys(parts) as (keyof FleetRow['readAt'])[];

/** How old the oldest part of a row is; a press tells the age of each. The list is made only when it is wanted. */
export function ReadCell({ row }: { row: FleetRow }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-1.5 relative h-6 whitespace-nowrap rounded-sm px-1.5 hover:bg-neutral-subtle hover:text-foreground aria-expanded:bg-neutral-subtle"
      >
        <span className="sr-only">Ages of what is known of {row.name}, the oldest: </span>
        <RelativeTime at={oldestReadAt(row)} />
      </button>
      {isOpen ? (
        <Popover open onOpenChange={setIsOpen}>
          <PopoverContent anchor={button} aria-label={`When ${row.name} was read`} className="w-72 px-4 py-3">
            <PartAges row={row} />
          </PopoverContent>
        </Popover>
      ) : null}
    </>
  );
}

function PartAges({ row: { readAt } }: { row: FleetRow }) {
  const isLive = useIsLive();
  return (
    <dl className="flex flex-col gap-2 text-small">
      {names.map((name) => {
        const at = readAt[name];
        return (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{parts[name]}</dt>
            <dd className="text-right font-medium tabular-nums">
              {at === null ? 'not read yet' : <RelativeTime at={at} form="sentence" />}
              {at === null || !isLive ? null : <span className="block font-normal text-subtle">{formatExact(at)}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
