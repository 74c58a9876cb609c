'use client';

import { ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { AppLink } from '@/components/patterns/app-link';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import type { FleetRow } from '@/lib/fleet/rows';
import { appStateReason } from '@/lib/rules/app-state';
import type { SelectionStep } from './selection';
import { useWatchedRows } from './use-watched-rows';

const rowPx = 60;
/** The line above the rows. */
const headPx = 45;

type FleetListProps = {
  /** The rows that are here, of so many. */
  rows: readonly FleetRow[];
  count: number;
  selectedIds: ReadonlySet<string>;
  onSelect(step: SelectionStep): void;
  empty: React.ReactNode;
};

/** The fleet on a narrow screen: state, name, one line of why, and since when; while selecting, a box before each. */
export function FleetList({ rows, count, selectedIds, onSelect, empty }: FleetListProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count, rowPx, keep: null, headPx });
  const [isSelecting, setIsSelecting] = useState(false);
  useWatchedRows(rows, { scrollRef, rowPx });
  const stop = () => {
    setIsSelecting(false);
    onSelect({ kind: 'clear' });
  };
  return (
    <section
      ref={scrollRef}
      aria-label="Apps"
      className={cn('shrink-0 grow basis-70 overflow-y-auto border-t wide:hidden', selectedIds.size > 0 && 'pb-28')}
    >
      {count === 0 ? (
        empty
      ) : (
        <div className="flex justify-end border-row-line border-b px-2">
          <Button variant="ghost" size="touch" onClick={isSelecting ? stop : () => setIsSelecting(true)}>
            {isSelecting ? 'Stop selecting' : 'Select'}
          </Button>
        </div>
      )}
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const row = rows[part.index];
          if (!row) return null;
          const toggle = () => onSelect({ kind: 'toggle', id: row.id });
          const selection = isSelecting ? { isSelected: selectedIds.has(row.id), onToggle: toggle } : null;
          return <Item key={row.id} row={row} selection={selection} />;
        })}
      </ul>
    </section>
  );
}

type ItemProps = { row: FleetRow; selection: { isSelected: boolean; onToggle(): void } | null };

function Item({ row, selection }: ItemProps) {
  const changedAt = row.sinceAt ?? row.updatedAt;
  return (
    <li
      className={cn(
        'relative flex h-15 items-center gap-3 border-row-line border-b px-4',
        selection?.isSelected && 'bg-selected',
      )}
    >
      {selection ? (
        <Checkbox
          label={`Select ${row.name}`}
          checked={selection.isSelected}
          onChange={selection.onToggle}
          className="absolute inset-0 z-1 px-4"
        />
      ) : null}
      <StatusMark status={row.state} isShapeOnly className={cn(selection && 'ml-7')} />
      <div className="min-w-0 flex-1">
        <AppLink
          app={row}
          className="block truncate font-medium text-lead after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
        >
          {row.name}
        </AppLink>
        <p className="truncate text-muted text-small">{appStateReason({ ...row, dynos: row.troubled })}</p>
      </div>
      {row.stage === null ? null : <StageTag stage={row.stage} />}
      {changedAt === null ? null : <RelativeTime at={changedAt} className="text-small text-subtle tabular-nums" />}
      <ChevronRight aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-subtle" />
    </li>
  );
}
