'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { DataTable, DataTableGap, DataTableHead, DataTableRow } from '@/components/patterns/data-table';
import { RelativeTime } from '@/components/patterns/relative-time';
import { SortHeader } from '@/components/patterns/sort-header';
import { StageTag } from '@/components/patterns/stage-tag';
import { useListKeys } from '@/components/patterns/use-list-keys';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { routes } from '@/lib/routes';
import type { AddOnLine, CostSort } from './add-on-lines';
import { AddOnState } from './add-on-state';
import { AddOnPrice } from './money';

const rowPx = 32;
const heads: { id: CostSort['column']; word: string; widthPx?: number; isRight?: boolean }[] = [
  { id: 'add-on', word: 'Add-on' },
  { id: 'plan', word: 'Plan', widthPx: 192 },
  { id: 'app', word: 'App' },
  { id: 'stage', word: 'Stage', widthPx: 70 },
  { id: 'team', word: 'Team', widthPx: 80 },
  { id: 'state', word: 'State', widthPx: 100 },
  { id: 'age', word: 'Age', widthPx: 52, isRight: true },
  { id: 'price', word: 'A month', widthPx: 96, isRight: true },
];
const columns = heads.map(({ id, widthPx }) => ({ key: id, widthPx }));
const headEdges: Partial<Record<CostSort['column'], string>> = {
  'add-on': 'pl-5!',
  price: 'pr-5!',
};
const biggestFirst: ReadonlySet<string> = new Set(['price', 'age']);

type AddOnsTableProps = {
  lines: readonly AddOnLine[];
  sort: CostSort;
  onSort(sort: CostSort): void;
  empty: React.ReactNode;
};

/** Every add-on with its plan, app, state and price. */
export function AddOnsTable({ lines, sort, onSort, empty }: AddOnsTableProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const { activeIndex, setActiveId } = useListKeys(
    lines.map(({ id }) => id),
    scrollRef,
  );
  const parts = useVirtualRows({ scrollRef, count: lines.length, rowPx, keep: activeIndex, headPx: rowPx });
  return (
    <DataTable
      label="Add-ons"
      rowCount={lines.length}
      columns={columns}
      minWidthPx={840}
      scrollRef={scrollRef}
      className="hidden flex-1 scroll-pt-8 wide:block"
    >
      <DataTableHead>
        {heads.map(({ id, word, isRight }) => (
          <SortHeader
            key={id}
            direction={sort.column === id ? (sort.isDescending ? 'descending' : 'ascending') : null}
            onSort={() =>
              onSort({ column: id, isDescending: sort.column === id ? !sort.isDescending : biggestFirst.has(id) })
            }
            align={isRight ? 'right' : 'left'}
            className={headEdges[id]}
          >
            {word}
          </SortHeader>
        ))}
      </DataTableHead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === 'gap')
            return <DataTableGap key={part.key} heightPx={part.heightPx} columns={heads.length} />;
          const line = lines[part.index];
          return line ? (
            <DataTableRow
              key={line.id}
              data-row-id={line.id}
              aria-rowindex={part.index + 2}
              className="has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring"
              onFocus={() => setActiveId(line.id)}
            >
              <AddOnCells line={line} />
            </DataTableRow>
          ) : null;
        })}
        {lines.length === 0 ? (
          <tr>
            <td colSpan={heads.length}>{empty}</td>
          </tr>
        ) : null}
      </tbody>
    </DataTable>
  );
}

function AddOnCells({ line: { name, plan, app, state, createdAt, cents } }: { line: AddOnLine }) {
  return (
    <>
      <th scope="row" className="truncate pl-5! font-medium text-body text-foreground" title={name}>
        {name}
      </th>
      <td className="truncate text-muted" title={plan ?? undefined}>
        {plan ?? <span className="text-subtle">unknown</span>}
      </td>
      <td className="truncate text-muted">
        <Link
          href={routes.app(app.name, 'add-ons')}
          prefetch={false}
          title={app.name}
          className="outline-none after:absolute after:inset-0 hover:text-link"
        >
          {app.name}
        </Link>
      </td>
      <td>{app.stage === null ? null : <StageTag stage={app.stage} />}</td>
      <td className="truncate text-muted">{app.team}</td>
      <td className="truncate text-muted">
        <AddOnState state={state} />
      </td>
      <td className="text-right text-muted">
        {createdAt === null ? null : <RelativeTime at={createdAt} className="relative tabular-nums" />}
      </td>
      <td className="pr-5! text-right text-muted tabular-nums">
        <AddOnPrice cents={cents} />
      </td>
    </>
  );
}
