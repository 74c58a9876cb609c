import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react';
import { Kbd } from '@/components/ui/kbd';

/** The keys of the palette, and what searching costs. */
export function PaletteFooter({ isAppHighlighted, isScoped }: { isAppHighlighted: boolean; isScoped: boolean }) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-4 overflow-hidden whitespace-nowrap border-t px-4 text-muted text-small">
      <span className="hidden items-center gap-1.5 sm:inline-flex">
        <Kbd aria-hidden="true">
          <ArrowUp className="size-2.5" />
        </Kbd>
        <Kbd aria-hidden="true">
          <ArrowDown className="size-2.5" />
        </Kbd>
        move
      </span>
      <span className="hidden items-center gap-1.5 sm:inline-flex">
        <Kbd aria-hidden="true">
          <CornerDownLeft className="size-2.5" />
        </Kbd>
        open
      </span>
      {isAppHighlighted ? (
        <span className="hidden items-center gap-1.5 sm:inline-flex">
          <Kbd>Tab</Kbd> actions for this app
        </span>
      ) : null}
      {isScoped ? (
        <span className="inline-flex items-center gap-1.5">
          <Kbd>Backspace</Kbd> all apps
        </span>
      ) : null}
      <span className="ml-auto text-subtle">Searching costs 0 calls</span>
    </div>
  );
}
