'use client';

import { LogOut } from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import type { Person } from './person-menu';

type PersonMenuLayerProps = MenuLayerProps & { person: Person; onSignOut(): void };

export function PersonMenuLayer({ person, onSignOut, ...layer }: PersonMenuLayerProps) {
  return (
    <DropdownMenu label={`Account of ${person.name}`} side="top" align="start" className="w-50" {...layer}>
      <DropdownMenuLabel>
        <span className="block truncate text-body text-foreground">{person.name}</span>
        <span className="block truncate font-normal">
          {person.email}, {person.role}
        </span>
      </DropdownMenuLabel>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={onSignOut}>
        <LogOut aria-hidden="true" />
        Sign out
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
