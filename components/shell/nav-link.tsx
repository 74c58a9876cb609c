import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { formatCount } from '@/lib/format';
import type { NavItem } from './nav-items';

type NavLinkProps = {
  item: NavItem;
  isCurrent: boolean;
  count?: number;
  isRail?: boolean;
  onNavigate?: () => void;
};

/** A page in the sidebar; in the rail its icon alone. */
export function NavLink({ item, isCurrent, count, isRail = false, onNavigate }: NavLinkProps) {
  const Icon = item.icon;
  const link = (
    <Link
      href={item.href}
      onClick={onNavigate}
      data-slot="nav-link"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isRail ? item.label : undefined}
      className={cn(
        '-outline-offset-2 flex h-7 items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-foreground aria-[current=page]:bg-neutral-subtle aria-[current=page]:text-foreground',
        isRail && 'w-8 justify-center px-0',
      )}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className={cn('size-3.75 shrink-0', !isCurrent && 'text-subtle')} />
      {isRail ? null : (
        <>
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {count === undefined ? null : (
            <span className="text-small text-subtle tabular-nums">{formatCount(count)}</span>
          )}
        </>
      )}
    </Link>
  );
  return isRail ? (
    <Tooltip content={item.label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
