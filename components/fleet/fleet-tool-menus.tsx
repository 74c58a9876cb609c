'use client';

import { Braces, Sheet } from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import { formatPlural } from '@/lib/format';
import { routes } from '@/lib/routes';
import {
  columnHeads,
  columnsIn,
  type Density,
  defaultColumns,
  densities,
  densityOf,
  type FleetColumnId,
  fleetColumnIds,
} from '@/lib/rules/fleet-columns';
import { exportQuery } from '@/lib/rules/fleet-query';

const densityNames: Record<Density, string> = { compact: 'Compact', regular: 'Regular', roomy: 'Roomy' };

type DensityMenuProps = MenuLayerProps & { density: Density; onDensity(density: Density): void };

export function DensityMenu({ density, onDensity, ...layer }: DensityMenuProps) {
  return (
    <DropdownMenu label="Height of rows" {...layer}>
      <DropdownMenuRadioGroup value={density} onValueChange={(value) => onDensity(densityOf(value) ?? density)}>
        {densities.map((name) => (
          <DropdownMenuRadioItem key={name} value={name}>
            {densityNames[name]}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </DropdownMenu>
  );
}

type ColumnsMenuProps = MenuLayerProps & {
  columns: readonly FleetColumnId[];
  onColumns(columns: FleetColumnId[]): void;
};

export function ColumnsMenu({ columns, onColumns, ...layer }: ColumnsMenuProps) {
  const toggle = (id: FleetColumnId) =>
    onColumns(columnsIn(columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id]));
  return (
    <DropdownMenu label="Columns" className="w-48" {...layer}>
      {fleetColumnIds
        .filter((id) => id !== 'name')
        .map((id) => (
          <DropdownMenuCheckboxItem
            key={id}
            checked={columns.includes(id)}
            onCheckedChange={() => toggle(id)}
            onSelect={(event) => event.preventDefault()}
          >
            {columnHeads[id]}
          </DropdownMenuCheckboxItem>
        ))}
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => onColumns([...defaultColumns])}>The usual columns</DropdownMenuItem>
    </DropdownMenu>
  );
}

type ExportMenuProps = MenuLayerProps & { query: string; columns: readonly FleetColumnId[]; count: number };

export function ExportMenu({ query, columns, count, ...layer }: ExportMenuProps) {
  return (
    <DropdownMenu label="Export" {...layer}>
      <DropdownMenuLabel>{formatPlural(count, 'app')}, with these columns</DropdownMenuLabel>
      <DropdownMenuItem asChild>
        <a href={routes.fleetExport(exportQuery(query, columns, 'csv'))} download>
          <Sheet aria-hidden="true" strokeWidth={1.75} />
          CSV
        </a>
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <a href={routes.fleetExport(exportQuery(query, columns, 'json'))} download>
          <Braces aria-hidden="true" strokeWidth={1.75} />
          JSON
        </a>
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
