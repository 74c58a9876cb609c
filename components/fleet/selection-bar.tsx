'use client';

import { Construction, Ellipsis, type LucideIcon, RotateCw, SlidersHorizontal, X } from 'lucide-react';
import { Keycaps } from '@/components/patterns/keycaps';
import { PriceTag } from '@/components/patterns/price-tag';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCount } from '@/lib/format';
import { callsPerApp } from '@/lib/rules/bulk';
import type { FleetColumnId } from '@/lib/rules/fleet-columns';
import { useFleetActs } from './fleet-acts';
import { selectionDetail } from './selection-detail';
import type { SelectionAct } from './use-selection-acts';

const SelectionMenuLayer = onDemand(() => import('./selection-menu-layer').then((module) => module.SelectionMenuLayer));

type SelectionBarProps = {
  selected: readonly FleetRow[];
  /** How many of them the filter hides. */
  hidden: number;
  query: string;
  columns: readonly FleetColumnId[];
  onAct(act: SelectionAct): void;
  onClear(): void;
};

const acts: readonly { act: SelectionAct; label: string; icon: LucideIcon; hasKeycap?: true }[] = [
  { act: 'scale', label: 'Scale…', icon: SlidersHorizontal, hasKeycap: true },
  { act: 'restart', label: 'Restart…', icon: RotateCw },
  { act: 'maintenance', label: 'Maintenance…', icon: Construction },
];

/** How many apps are selected, what can be done to all of them, and what that costs. */
export function SelectionBar({ selected, hidden, query, columns, onAct, onClear }: SelectionBarProps) {
  const { reasons } = useFleetActs();
  const { buttonProps, layer } = useMenuButton();
  const detail = selectionDetail(selected, hidden);
  return (
    <section
      aria-label="Selection"
      data-slot="selection-bar"
      className="absolute inset-x-2 bottom-2 flex flex-wrap items-center gap-1 whitespace-nowrap rounded-lg border bg-raised p-1 shadow-overlay motion-safe:animate-appear wide:inset-x-auto wide:bottom-4 wide:left-1/2 wide:h-11 wide:-translate-x-1/2 wide:flex-nowrap wide:px-2 wide:py-0"
    >
      <p className="mr-1 py-1 pr-3 pl-2 max-wide:flex-1 wide:border-r">
        <span className="font-semibold tabular-nums">{formatCount(selected.length)} selected</span>
        {detail === null ? null : <span className="ml-2 text-small text-subtle">{detail}</span>}
      </p>
      <Button variant="ghost" size="icon-touch" aria-label="Select nothing" className="wide:hidden" onClick={onClear}>
        <X aria-hidden="true" strokeWidth={1.75} />
      </Button>
      <span className="flex items-center gap-1 max-wide:w-full">
        {acts.map(({ act, label, icon: Icon, hasKeycap }) => (
          <Button
            key={act}
            variant="ghost"
            disabledReason={reasons[act]}
            className="max-wide:h-11 max-wide:flex-1"
            onClick={() => onAct(act)}
          >
            <Icon aria-hidden="true" strokeWidth={1.75} />
            {label}
            {hasKeycap ? <Keycaps id="scale" className="inline-flex max-wide:hidden" /> : null}
          </Button>
        ))}
        <span className="relative inline-flex">
          <Button
            variant="ghost"
            size="icon"
            aria-label="More for the selection"
            className="max-wide:size-11"
            {...buttonProps}
          >
            <Ellipsis aria-hidden="true" strokeWidth={1.75} />
          </Button>
          {layer ? <SelectionMenuLayer selected={selected} query={query} columns={columns} {...layer} /> : null}
        </span>
      </span>
      <span aria-hidden="true" className="mx-1 h-5 border-l max-wide:hidden" />
      <PriceTag calls={callsPerApp * selected.length} className="px-1 max-wide:hidden" />
      <span aria-hidden="true" className="mx-1 h-5 border-l max-wide:hidden" />
      <Button variant="ghost" onClick={onClear} className="max-wide:hidden">
        Clear
        <Keycaps id="selection-clear" />
      </Button>
    </section>
  );
}
