import { Bell, Gauge, Layers, ListChecks, type LucideIcon, ReceiptText, Rocket, ScrollText, Users } from 'lucide-react';
import type * as React from 'react';
import type { NavId } from './nav-items';

/** The icon of each page. */
export const navIcons: Record<NavId, LucideIcon> = {
  attention: Bell,
  fleet: Layers,
  releases: Rocket,
  'add-ons': ReceiptText,
  jobs: ListChecks,
  people: Users,
  audit: ScrollText,
  budget: Gauge,
};

export type DrawnNavIcons = Record<NavId, React.ReactNode>;

/** The same, drawn on the server: what stands on every page brings no script of its own. */
export function drawNavIcons(): DrawnNavIcons {
  const drawn = Object.entries(navIcons).map(([id, Icon]) => [
    id,
    <Icon key={id} aria-hidden="true" strokeWidth={1.75} className="size-full" />,
  ]);
  return Object.fromEntries(drawn) as DrawnNavIcons;
}
