'use client';

import { ChevronDown, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';

const RestartMenuLayer = onDemand(() => import('./restart-menu-layer').then((module) => module.RestartMenuLayer));

/** Restarts all dynos of one process type. */
export function RestartMenu({ app, types, reason }: { app: string; types: readonly string[]; reason: string | null }) {
  const { buttonProps, layer } = useMenuButton();
  const label = 'Restart a type';
  if (reason !== null) {
    return (
      <Button variant="ghost" aria-label={label} disabledReason={reason} className="max-sm:hidden">
        <RotateCw aria-hidden="true" />
        Restart
      </Button>
    );
  }
  return (
    <span className="relative inline-flex">
      <Button variant="ghost" aria-label={label} {...buttonProps}>
        <RotateCw aria-hidden="true" />
        <span className="max-sm:hidden">Restart</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      {layer ? <RestartMenuLayer app={app} types={types} {...layer} /> : null}
    </span>
  );
}
