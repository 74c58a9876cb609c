'use client';

import { onDemand } from '@/components/ui/on-demand';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatPlural } from '@/lib/format';
import type { FleetColumnId } from '@/lib/rules/fleet-columns';
import { useSelectionActs } from './use-selection-acts';

const SelectionBar = onDemand(() => import('./selection-bar').then((module) => module.SelectionBar));

type FleetSelectionProps = {
  selected: readonly FleetRow[];
  /** The rows of the list, some of which may be selected. */
  shown: readonly FleetRow[];
  query: string;
  columns: readonly FleetColumnId[];
  onClear(): void;
};

/** Says how many apps are selected, and brings the bar with what can be done to them. */
export function FleetSelection({ selected, shown, ...bar }: FleetSelectionProps) {
  const ordered = inOrder(selected, shown);
  const act = useSelectionActs(ordered.selected);
  const count = selected.length;
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 ? `${formatPlural(count, 'app')} selected` : ''}
      </p>
      {count > 0 ? (
        <div className="sticky bottom-0 z-20">
          <SelectionBar {...ordered} {...bar} onAct={act} />
        </div>
      ) : null}
    </>
  );
}

/** Those of the list in its order, then those that it does not show. */
function inOrder(selected: readonly FleetRow[], shown: readonly FleetRow[]) {
  if (selected.length === 0) return { selected, hidden: 0 };
  const left = new Map(selected.map((row) => [row.id, row]));
  const listed = shown.filter(({ id }) => left.delete(id));
  return { selected: [...listed, ...left.values()], hidden: left.size };
}
