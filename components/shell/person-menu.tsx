'use client';

import { LogOut } from 'lucide-react';
import { Avatar } from '@/components/patterns/avatar';
import { cn } from '@/components/ui/cn';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';

export type Person = { name: string; email: string; role: string };

type PersonMenuProps = { person: Person; onSignOut(): void; isRail?: boolean };

/** Who is signed in, and the way out. */
export function PersonMenu({ person, onSignOut, isRail = false }: PersonMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account of ${person.name}`}
        className={cn(
          '-outline-offset-2 flex h-8 w-full items-center gap-2 rounded-md px-1.5 hover:bg-hover data-[state=open]:bg-hover',
          isRail && 'w-8 justify-center px-0',
        )}
      >
        <Avatar name={person.name} />
        {isRail ? null : (
          <>
            <span className="min-w-0 flex-1 truncate text-left font-medium">{person.name}</span>
            <span className="text-small text-subtle">{person.role}</span>
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-50">
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
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
