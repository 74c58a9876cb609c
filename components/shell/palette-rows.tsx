import { Command } from 'cmdk';
import { Box, CornerDownLeft } from 'lucide-react';
import type * as React from 'react';
import { Keycaps } from '@/components/patterns/keycaps';
import { PriceTag } from '@/components/patterns/price-tag';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { Kbd } from '@/components/ui/kbd';
import { Highlight } from './highlight';
import type { PaletteActionHit, PaletteApp, PaletteCommand } from './palette-items';

const rowClasses =
  'group flex h-9 cursor-pointer items-center gap-2.5 rounded-lg border border-transparent px-2.5 text-muted data-[disabled=true]:cursor-not-allowed data-[selected=true]:border-button-border data-[selected=true]:bg-neutral-subtle [&>svg]:size-3.75 [&>svg]:shrink-0 [&>svg]:text-subtle';

export function PaletteGroup({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-subtle"
    >
      {children}
    </Command.Group>
  );
}

export function AppRow({ app, query, onSelect }: { app: PaletteApp; query: string; onSelect(): void }) {
  return (
    <Command.Item value={`app ${app.name}`} onSelect={onSelect} className={rowClasses}>
      <Box aria-hidden="true" strokeWidth={1.75} />
      <span className="min-w-0 truncate font-medium text-foreground">
        <Highlight text={app.name} query={query} />
      </span>
      {app.stage === null ? null : <StageTag stage={app.stage} form="full" />}
      <StatusMark status={app.state} detail={app.detail ?? undefined} className="ml-auto text-small" />
      <Kbd aria-hidden="true" className="hidden group-data-[selected=true]:inline-flex">
        <CornerDownLeft className="size-2.5" />
      </Kbd>
    </Command.Item>
  );
}

type ActionRowProps = { hit: PaletteActionHit; query: string; onSelect(): void };

export function ActionRow({ hit: { action, app }, query, onSelect }: ActionRowProps) {
  const { icon: Icon, disabledReason = null } = action;
  return (
    <Command.Item
      value={`action ${action.id} ${app.name}`}
      disabled={disabledReason !== null}
      onSelect={onSelect}
      className={rowClasses}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} />
      <span className="min-w-0 truncate">
        <span className={disabledReason === null ? 'text-foreground' : undefined}>{action.verb}</span>{' '}
        <Highlight text={app.name} query={query} />
      </span>
      {app.stage === null ? null : <StageTag stage={app.stage} form="full" />}
      {disabledReason === null ? (
        <PriceTag calls={action.priceCalls} className="ml-auto" />
      ) : (
        <span className="ml-auto truncate text-small text-subtle">{disabledReason}</span>
      )}
      {action.shortcut ? <Keycaps id={action.shortcut} /> : null}
    </Command.Item>
  );
}

type CommandRowProps = { command: PaletteCommand; query: string; onSelect(): void };

export function CommandRow({ command, query, onSelect }: CommandRowProps) {
  const { icon: Icon, label, shortcut } = command;
  return (
    <Command.Item value={`command ${command.id}`} onSelect={onSelect} className={rowClasses}>
      <Icon aria-hidden="true" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate text-foreground">
        <Highlight text={label} query={query} />
      </span>
      {shortcut ? <Keycaps id={shortcut} /> : null}
    </Command.Item>
  );
}
