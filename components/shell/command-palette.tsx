'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import type * as React from 'react';
import { useState } from 'react';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { Tag } from '@/components/ui/tag';
import { formatPlural } from '@/lib/format';
import { findActions, findInPalette } from './find-in-palette';
import { PaletteFooter } from './palette-footer';
import type { PaletteAction, PaletteApp, PaletteCommand } from './palette-items';
import { ActionRow, AppRow, CommandRow, PaletteGroup } from './palette-rows';

type PaletteContentProps = {
  apps: readonly PaletteApp[];
  actions: readonly PaletteAction[];
  commands: readonly PaletteCommand[];
  onOpenApp(name: string): void;
  /** What was typed before the palette was here. */
  typed?: string;
  onClose(): void;
};

type CommandPaletteProps = Omit<PaletteContentProps, 'onClose'> & {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** What gets the focus back. */
  opener?: React.RefObject<HTMLElement | null>;
};

/** Finds an app, a page or an action by typing. It searches what the page already knows. */
export function CommandPalette({ isOpen, onOpenChange, opener, ...content }: CommandPaletteProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        onOpenAutoFocus={focusField}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          opener?.current?.focus();
        }}
        className="top-4 max-h-[calc(100dvh-32px)] max-w-160 overflow-hidden rounded-xl sm:top-26 sm:max-h-[calc(100dvh-128px)]"
      >
        <DialogTitle className="sr-only">Search or run a command</DialogTitle>
        <PaletteContent {...content} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

// What was typed before stays, and what is typed on follows it: the dialog itself would select it.
function focusField(event: Event): void {
  event.preventDefault();
  const field = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector('input') : null;
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function PaletteContent({ apps, actions, commands, typed = '', onOpenApp, onClose }: PaletteContentProps) {
  const [query, setQuery] = useState(typed);
  const [scope, setScope] = useState<PaletteApp | null>(null);
  const [highlighted, setHighlighted] = useState('');
  const hits = scope ? findActions(actions, scope, query) : findInPalette({ apps, actions, commands }, query);
  const highlightedApp = hits.apps.find((app) => `app ${app.name}` === highlighted);

  const enter = (app: PaletteApp | null) => {
    setScope(app);
    setQuery('');
  };
  const closeAnd = (run: () => void) => () => {
    onClose();
    run();
  };
  const handleKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Tab' && !event.shiftKey && highlightedApp) {
      event.preventDefault();
      enter(highlightedApp);
    } else if (event.key === 'Backspace' && query === '' && scope) {
      event.preventDefault();
      enter(null);
    }
  };
  return (
    <Command
      label="Search or run a command"
      shouldFilter={false}
      loop
      value={highlighted}
      onValueChange={setHighlighted}
      onKeyDown={handleKeyDown}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-13 shrink-0 items-center gap-3 border-b px-4">
        <Search aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
        {scope ? <Tag className="h-5">{scope.name}</Tag> : null}
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={scope ? 'Find an action' : 'Find an app, a page or an action'}
          className="h-full min-w-0 flex-1 bg-transparent text-lead outline-none"
        />
        <span role="status" className="text-small text-subtle tabular-nums">
          {query === '' ? '' : formatPlural(hits.total, 'result')}
        </span>
        <Kbd aria-hidden="true">Esc</Kbd>
      </div>
      <Command.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto px-1.5 pb-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted">Nothing is called “{query}”.</Command.Empty>
        {hits.apps.length > 0 ? (
          <PaletteGroup heading="Apps">
            {hits.apps.map((app) => (
              <AppRow key={app.name} app={app} query={hits.appQuery} onSelect={closeAnd(() => onOpenApp(app.name))} />
            ))}
          </PaletteGroup>
        ) : null}
        {hits.actions.length > 0 ? (
          <PaletteGroup heading="Actions">
            {hits.actions.map((hit) => (
              <ActionRow
                key={`${hit.action.id} ${hit.app.name}`}
                hit={hit}
                query={hits.appQuery}
                onSelect={closeAnd(() => hit.action.run(hit.app.name))}
              />
            ))}
          </PaletteGroup>
        ) : null}
        {hits.commands.length > 0 ? (
          <PaletteGroup heading="Go to">
            {hits.commands.map((command) => (
              <CommandRow key={command.id} command={command} query={query} onSelect={closeAnd(command.run)} />
            ))}
          </PaletteGroup>
        ) : null}
      </Command.List>
      <PaletteFooter isAppHighlighted={highlightedApp !== undefined} isScoped={scope !== null} />
    </Command>
  );
}
