'use client';

import { Ellipsis } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';
import type { AppMenuLayerProps } from './app-menu-layer';

const AppMenuLayer = onDemand(() => import('./app-menu-layer').then((module) => module.AppMenuLayer));

/** What else there is to do with an app. */
export function AppMenu(props: Pick<AppMenuLayerProps, 'row' | 'hasDashboard'>) {
  const { buttonProps, layer } = useMenuButton();
  return (
    <span className="relative inline-flex">
      <Button size="icon" className="max-sm:size-11" aria-label={`More for ${props.row.name}`} {...buttonProps}>
        <Ellipsis aria-hidden="true" />
      </Button>
      {layer ? <AppMenuLayer {...props} {...layer} /> : null}
    </span>
  );
}
