'use client';

import { restartApp } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { DropdownMenu, DropdownMenuItem } from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import { keysOfAppChange } from '@/lib/queries/keys';

type RestartMenuLayerProps = MenuLayerProps & { app: string; types: readonly string[] };

export function RestartMenuLayer({ app, types, ...layer }: RestartMenuLayerProps) {
  const desk = useOperationDesk();
  const restart = (type: string) =>
    desk.begin({ action: restartApp, input: { app, target: { kind: 'type', type } }, affects: keysOfAppChange(app) });
  return (
    <DropdownMenu label="Restart a type" {...layer}>
      {types.map((type) => (
        <DropdownMenuItem key={type} onSelect={() => restart(type)}>
          Restart all {type} dynos…
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
