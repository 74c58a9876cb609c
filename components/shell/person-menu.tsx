'use client';

import { Avatar } from '@/components/patterns/avatar';
import { cn } from '@/components/ui/cn';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';

const PersonMenuLayer = onDemand(() => import('./person-menu-layer').then((module) => module.PersonMenuLayer));

export type Person = { name: string; email: string; role: string };

type PersonMenuProps = { person: Person; onSignOut(): void; isRail?: boolean };

/** Who is signed in, and the way out. */
export function PersonMenu({ person, onSignOut, isRail = false }: PersonMenuProps) {
  const { buttonProps, layer } = useMenuButton();
  return (
    <div className="relative">
      <button
        type="button"
        aria-label={`Account of ${person.name}`}
        className={cn(
          '-outline-offset-2 flex h-8 items-center rounded-md hover:bg-hover data-[state=open]:bg-hover',
          isRail ? 'w-8 justify-center' : 'w-full gap-2 px-1.5',
        )}
        {...buttonProps}
      >
        <Avatar name={person.name} />
        {isRail ? null : (
          <>
            <span className="min-w-0 flex-1 truncate text-left font-medium">{person.name}</span>
            <span className="text-small text-subtle">{person.role}</span>
          </>
        )}
      </button>
      {layer ? <PersonMenuLayer person={person} onSignOut={onSignOut} {...layer} /> : null}
    </div>
  );
}
