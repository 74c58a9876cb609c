'use client';

import { useRef, useState } from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent } from '@/components/ui/popover';
import type { FleetRow } from '@/lib/fleet/rows';
import { oldestReadAt } from '@/lib/rules/listed-app';

const PartAges = onDemand(() => import('./part-ages').then((module) => module.PartAges));

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
