import type { Route } from 'next';
import { routes } from '@/lib/routes';
import type { ShortcutId } from '@/lib/shortcuts';

export type NavId = 'attention' | 'fleet' | 'releases' | 'add-ons' | 'jobs' | 'people' | 'audit' | 'budget';

export type NavItem = {
  id: NavId;
  label: string;
  /** Its word at the foot of a phone's screen, where only the pages that have one stand. */
  tab?: string;
  href: Route;
  shortcut: ShortcutId;
  /** Whether a path belongs to this page. */
  includes(path: string): boolean;
};

const under = (start: string) => (path: string) => path.startsWith(start);

/** The pages of the console, in the order of the sidebar. */
export const navItems: readonly NavItem[] = [
  {
    id: 'attention',
    label: 'Needs attention',
    tab: 'Attention',
    href: routes.attention(),
    shortcut: 'go-attention',
    includes: under('/attention'),
  },
  {
    id: 'fleet',
    label: 'Fleet',
    tab: 'Fleet',
    href: routes.fleet(),
    shortcut: 'go-fleet',
    includes: (path) => path === '/' || path.startsWith('/apps/') || path.startsWith('/stages'),
  },
  {
    id: 'releases',
    label: 'Releases',
    tab: 'Releases',
    href: routes.releases(),
    shortcut: 'go-releases',
    includes: under('/releases'),
  },
  {
    id: 'add-ons',
    label: 'Add-ons and cost',
    href: routes.addOns(),
    shortcut: 'go-add-ons',
    includes: under('/add-ons'),
  },
  {
    id: 'jobs',
    label: 'Jobs',
    href: routes.jobs(),
    shortcut: 'go-jobs',
    includes: under('/jobs'),
  },
  {
    id: 'people',
    label: 'People',
    href: routes.people(),
    shortcut: 'go-people',
    includes: under('/people'),
  },
  {
    id: 'audit',
    label: 'Audit log',
    tab: 'Audit log',
    href: routes.audit(),
    shortcut: 'go-audit',
    includes: under('/audit'),
  },
  {
    id: 'budget',
    label: 'API budget',
    href: routes.budget(),
    shortcut: 'go-budget',
    includes: under('/budget'),
  },
];

/** Everything that has keys to go to: the pages, and the other way to look at the fleet. */
export const destinations: readonly Pick<NavItem, 'shortcut' | 'href'>[] = [
  ...navItems,
  { shortcut: 'go-stages', href: routes.stages() },
];
