import type { LucideIcon } from 'lucide-react';
import type { Status } from '@/components/patterns/status';
import type { ShortcutId } from '@/lib/shortcuts';

export type PaletteApp = { name: string; stage: string | null; state: Status; detail: string | null };

/** Something that can be done to any app; `run` opens what asks before it changes anything. */
export type PaletteAction = {
  id: string;
  verb: string;
  icon: LucideIcon;
  priceCalls: number;
  shortcut?: ShortcutId;
  disabledReason?: string | null;
  run(app: string): void;
};

/** Something that concerns no app: a page to go to, a theme. */
export type PaletteCommand = { id: string; label: string; icon: LucideIcon; shortcut?: ShortcutId; run(): void };

export type PaletteActionHit = { action: PaletteAction; app: PaletteApp };
export type PaletteHits = {
  apps: PaletteApp[];
  actions: PaletteActionHit[];
  commands: PaletteCommand[];
  /** How many there are in all, shown or not. */
  total: number;
  /** The part of the query that looks for an app. */
  appQuery: string;
};
