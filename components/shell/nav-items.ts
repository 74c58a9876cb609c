import { Layers, type LucideIcon, ScrollText, Users } from 'lucide-react';
import type { Route } from 'next';
import { routes } from '@/lib/routes';
import type { ShortcutId } from '@/lib/shortcuts';

export type NavId = 'fleet' | 'people' | 'audit';

export type NavItem = {
  id: NavId;
  label: string;
  href: Route;
  icon: LucideIcon;
  shortcut: ShortcutId;
  /** Whether a path belongs to this page. */
  includes(path: string): boolean;
};

/** The pages of the console, in the order of the sidebar. */
export const navItems: readonly NavItem[] = [
  {
    id: 'fleet',
    label: 'Fleet',
    href: routes.fleet(),
    icon: Layers,
    shortcut: 'go-fleet',
    includes: (path) => path === '/' || path.startsWith('/apps/'),
  },
  {
    id: 'people',
    label: 'People',
    href: routes.people(),
    icon: Users,
    shortcut: 'go-people',
    includes: (path) => path.startsWith('/people'),
  },
  {
    id: 'audit',
    label: 'Audit log',
    href: routes.audit(),
    icon: ScrollText,
    shortcut: 'go-audit',
    includes: (path) => path.startsWith('/audit'),
  },
];
