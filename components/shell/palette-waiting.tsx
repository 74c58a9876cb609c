'use client';

import { Search } from 'lucide-react';
import type * as React from 'react';
import type { FleetRow } from '@/lib/fleet/rows';
import type { AppReasons } from './use-palette-items';

export type ConsolePaletteProps = {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** What is in the field when it opens. */
  typed: string;
  onType(typed: string): void;
  /** What gets the focus back. */
  opener: React.RefObject<HTMLElement | null>;
  rows: readonly FleetRow[];
  reasons: AppReasons;
};

/** The field of the palette, until the palette itself is here: what is typed meanwhile is not lost, and goes nowhere else. */
export function PaletteWaiting({ isOpen, onOpenChange, typed, onType }: ConsolePaletteProps) {
  if (!isOpen) return null;
  return (
    <div
      role="dialog"
      aria-label="Search or run a command"
      aria-busy="true"
      className="fixed top-4 left-1/2 z-40 flex h-13 w-[calc(100vw-24px)] max-w-160 -translate-x-1/2 items-center gap-3 rounded-xl border bg-raised px-4 shadow-overlay sm:top-26"
    >
      <Search aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
      <input
        // biome-ignore lint/a11y/noAutofocus: a dialog takes the focus when it opens
        autoFocus
        aria-label="Search or run a command"
        placeholder="Find an app, a page or an action"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onOpenChange(false);
          if (event.key === 'Tab' || event.key === 'Enter') event.preventDefault();
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-lead outline-none"
      />
    </div>
  );
}
