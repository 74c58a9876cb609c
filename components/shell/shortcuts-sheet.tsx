'use client';

import { useId } from 'react';
import { Keycaps } from '@/components/patterns/keycaps';
import { useShortcuts } from '@/components/patterns/shortcuts-provider';
import { useIsMac } from '@/components/patterns/use-is-mac';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { Switch } from '@/components/ui/switch';
import { shortcutWords } from '@/lib/shortcut-words';
import { type ShortcutId, shortcutIds, spokenKeys } from '@/lib/shortcuts';

type ShortcutsSheetProps = { isOpen: boolean; onOpenChange(isOpen: boolean): void; listed: readonly ShortcutId[] };

/** Every key that does something on this page. */
export function ShortcutsSheet({ isOpen, onOpenChange, listed }: ShortcutsSheetProps) {
  const context = useShortcuts();
  const isMac = useIsMac();
  const switchId = useId();
  if (context === null) return null;
  const ids = shortcutIds.filter((id) => listed.includes(id));
  const groups = [...new Set(ids.map((id) => shortcutWords[id].group))];
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent title="Keyboard shortcuts" className="w-90">
        <div className="flex flex-col gap-5 p-5">
          {groups.map((group) => (
            <section key={group} aria-label={group}>
              <h3 className="mb-1 font-medium text-caption text-subtle">{group}</h3>
              <ul>
                {ids
                  .filter((id) => shortcutWords[id].group === group)
                  .map((id) => (
                    <li key={id} className="flex h-8 items-center justify-between border-row-line border-b">
                      {shortcutWords[id].label}
                      <span className="sr-only">{spokenKeys(id, isMac).join(', then ')}</span>
                      <Keycaps id={id} />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
          <label htmlFor={switchId} className="flex items-center justify-between gap-4">
            <span>
              Single-letter shortcuts
              <span className="block text-small text-subtle">Off, only chords and named keys such as Escape work.</span>
            </span>
            <Switch id={switchId} checked={context.hasSingleKeys} onCheckedChange={context.setHasSingleKeys} />
          </label>
        </div>
      </SheetContent>
    </Sheet>
  );
}
