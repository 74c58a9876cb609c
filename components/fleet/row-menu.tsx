'use client';

import { Ellipsis } from 'lucide-react';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';
import type { FleetRow } from '@/lib/fleet/rows';

const RowMenuLayer = onDemand(() => import('./row-menu-layer').then((module) => module.RowMenuLayer));

/** The button of a row's menu; the menu itself comes when it is near. */
export function RowMenu({ row }: { row: FleetRow }) {
  const { buttonProps, layer } = useMenuButton();
  return (
    <span className="relative inline-flex align-middle">
      <button
        type="button"
        data-row-menu=""
        aria-label={`Actions for ${row.name}`}
        className="inline-flex size-6 items-center justify-center rounded-sm text-subtle hover:bg-neutral-subtle hover:text-foreground data-[state=open]:bg-neutral-subtle"
        {...buttonProps}
      >
        <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      </button>
      {layer ? <RowMenuLayer row={row} {...layer} /> : null}
    </span>
  );
}
