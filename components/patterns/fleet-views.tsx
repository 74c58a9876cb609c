import { Columns3, Rows3 } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { routes } from '@/lib/routes';

const views = [
  { id: 'table', label: 'Table', icon: Rows3, href: routes.fleet() },
  { id: 'stages', label: 'Stages', icon: Columns3, href: routes.stages() },
] as const;

type FleetViewsProps = { current: 'table' | 'stages'; className?: string };

/** The two ways to look at the fleet: one row an app, or one row a pipeline. */
export function FleetViews({ current, className }: FleetViewsProps) {
  return (
    <nav
      aria-label="Ways to look at the fleet"
      className={cn('flex shrink-0 rounded-md border border-button-border bg-page', className)}
    >
      {views.map(({ id, label, icon: Icon, href }) => (
        <Link
          key={id}
          href={href}
          aria-current={id === current ? 'page' : undefined}
          className="inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2.5 font-medium text-muted hover:text-foreground aria-[current=page]:bg-neutral-subtle aria-[current=page]:text-foreground"
        >
          <Icon aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
