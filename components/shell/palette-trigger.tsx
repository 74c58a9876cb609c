'use client';

import { Search } from 'lucide-react';
import { Keycaps } from '@/components/patterns/keycaps';
import { Button } from '@/components/ui/button';

/** Opens the palette; a field on wide screens, an icon on phones. */
export function PaletteTrigger({ onOpen }: { onOpen(): void }) {
  return (
    <>
      <button
        type="button"
        data-slot="palette-trigger"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onOpen}
        className="hidden h-7 w-44 shrink items-center gap-2 rounded-md border border-button-border bg-surface pr-1 pl-2 text-left text-subtle hover:border-control-edge sm:flex md:w-72"
      >
        <Search aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate">Search or run a command</span>
        <Keycaps id="palette" className="inline-flex gap-0.5" />
      </button>
      <Button
        variant="ghost"
        size="icon-touch"
        aria-label="Search or run a command"
        onClick={onOpen}
        className="sm:hidden"
      >
        <Search aria-hidden="true" strokeWidth={1.75} />
      </Button>
    </>
  );
}
