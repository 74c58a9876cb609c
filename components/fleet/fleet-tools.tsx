'use client';

import { Columns3, Download, type LucideIcon, Rows3 } from 'lucide-react';
import type * as React from 'react';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { type MenuLayerProps, useMenuButton } from '@/components/ui/use-menu-button';
import type { Density, FleetColumnId } from '@/lib/rules/fleet-columns';

const ColumnsMenu = onDemand(() => import('./fleet-tool-menus').then((module) => module.ColumnsMenu));
const DensityMenu = onDemand(() => import('./fleet-tool-menus').then((module) => module.DensityMenu));
const ExportMenu = onDemand(() => import('./fleet-tool-menus').then((module) => module.ExportMenu));

type FleetToolsProps = {
  columns: readonly FleetColumnId[];
  onColumns(columns: FleetColumnId[]): void;
  density: Density;
  onDensity(density: Density): void;
  /** The query of what is shown, and how many apps that is. */
  query: string;
  count: number;
};

/** How high rows are, which columns stand, and the way out as a file. */
export function FleetTools({ columns, onColumns, density, onDensity, query, count }: FleetToolsProps) {
  return (
    <div className="ml-auto hidden shrink-0 items-center gap-1 wide:flex">
      <Tool label="Height of rows" icon={Rows3}>
        {(layer) => <DensityMenu density={density} onDensity={onDensity} {...layer} />}
      </Tool>
      <Tool label="Columns" icon={Columns3}>
        {(layer) => <ColumnsMenu columns={columns} onColumns={onColumns} {...layer} />}
      </Tool>
      <Tool label="Export" icon={Download}>
        {(layer) => <ExportMenu query={query} columns={columns} count={count} {...layer} />}
      </Tool>
    </div>
  );
}

type ToolProps = { label: string; icon: LucideIcon; children(layer: MenuLayerProps): React.ReactNode };

function Tool({ label, icon: Icon, children }: ToolProps) {
  const { buttonProps, layer } = useMenuButton();
  return (
    <span className="relative inline-flex">
      <Button variant="ghost" size="icon-sm" aria-label={label} title={label} {...buttonProps}>
        <Icon aria-hidden="true" strokeWidth={1.75} />
      </Button>
      {layer ? children(layer) : null}
    </span>
  );
}
