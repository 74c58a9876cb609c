'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { RelativeTime } from '@/components/patterns/relative-time';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import type { FleetRow } from '@/lib/fleet/rows';
import { routes } from '@/lib/routes';
import { appStateReason } from '@/lib/rules/app-state';
import { useVirtualRows } from './use-virtual-rows';

const rowPx = 60;

type FleetListProps = { rows: readonly FleetRow[]; empty: React.ReactNode };

/** The fleet on a narrow screen: state, name, one line of why, and since when. */
export function FleetList({ rows, empty }: FleetListProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count: rows.length, rowPx, keep: null });
  return (
    <section ref={scrollRef} aria-label="Apps" className="min-h-0 flex-1 overflow-y-auto border-t wide:hidden">
      {rows.length === 0 ? empty : null}
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const row = rows[part.index];
          return row ? <Item key={row.id} row={row} /> : null;
        })}
      </ul>
    </section>
  );
}

function Item({ row }: { row: FleetRow }) {
  const changedAt = row.sinceAt ?? row.updatedAt;
  return (
    <li className="relative flex h-15 items-center gap-3 border-row-line border-b px-4">
      <StatusMark status={row.state} isShapeOnly />
      <div className="min-w-0 flex-1">
        <Link
          href={routes.app(row.name)}
          prefetch={false}
          className="block truncate font-medium text-lead after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
        >
          {row.name}
        </Link>
        <p className="truncate text-muted text-small">{appStateReason({ ...row, dynos: row.troubled })}</p>
      </div>
      {row.stage === null ? null : <StageTag stage={row.stage} />}
      {changedAt === null ? null : <RelativeTime at={changedAt} className="text-small text-subtle tabular-nums" />}
      <ChevronRight aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-subtle" />
    </li>
  );
}
