'use client';

import { CommandPalette } from './command-palette';
import type { ConsolePaletteProps } from './palette-waiting';
import { usePaletteItems } from './use-palette-items';

/** The palette with everything that the console knows. */
export function ConsolePalette({ rows, reasons, onType: _, ...layer }: ConsolePaletteProps) {
  return <CommandPalette {...layer} {...usePaletteItems(rows, reasons)} />;
}
