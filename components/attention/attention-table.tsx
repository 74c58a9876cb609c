'use client';

import { useRef } from 'react';
import { AppLink } from '@/components/patterns/app-link';
import { DataTable, DataTableGap, DataTableHead, DataTableRow } from '@/components/patterns/data-table';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { useListKeys } from '@/components/patterns/use-list-keys';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { When } from '@/components/patterns/when';
import type { FleetRow } from '@/lib/fleet/rows';
import type { AttentionItem } from '@/lib/rules/attention';
import { kindLooks } from './kinds';
import { OtherRow } from './other-row';
import { type Reasons, RemedyButton } from './remedy-button';

const rowPx = 40;
const columns = [
  { key: 'app', widthPx: 272 },
  { key: 'stage', widthPx: 76 },
  { key: 'what' },
  { key: 'since', widthPx: 72 },
  { key: 'owner', widthPx: 104 },
  { key: 'action', widthPx: 178 },
];
const minWidthPx = 1040;
const focusedRow =
  'h-10 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring';

type AttentionTableProps = {
  items: readonly AttentionItem<FleetRow>[];
  reasons: Reasons;
  isReading: boolean;
  empty: React.ReactNode;
};

/** The queue as a table: the app, what is wrong with it, since when, who released last, and what to do. */
export function AttentionTable({ items, reasons, isReading, empty }: AttentionTableProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const { activeIndex, setActiveId } = useListKeys(
    items.map(({ id }) => id),
    scrollRef,
  );
  const parts = useVirtualRows({ scrollRef, count: items.length, rowPx, keep: activeIndex, headPx: 32 });
  return (
    <DataTable
      label="Needs attention"
      rowCount={items.length}
      columns={columns}
      minWidthPx={minWidthPx}
      isRefreshing={isReading}
      scrollRef={scrollRef}
      className="hidden flex-1 scroll-pt-8 border-t wide:block"
    >
      <DataTableHead isRefreshing={isReading}>
        <th scope="col" className="pl-5!">
          App
        </th>
        <th scope="col">Stage</th>
        <th scope="col">What is wrong</th>
        <th scope="col" className="text-right">
          Since
        </th>
        <th scope="col">Last release</th>
        <th scope="col" className="pr-5! text-right">
          Next
        </th>
      </DataTableHead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === 'gap')
            return <DataTableGap key={part.key} heightPx={part.heightPx} columns={columns.length} />;
          const item = items[part.index];
          if (!item) return null;
          return (
            <DataTableRow
              key={item.id}
              data-row-id={item.id}
              aria-rowindex={part.index + 2}
              className={focusedRow}
              onFocus={() => setActiveId(item.id)}
            >
              {item.kind === 'app' ? <AppRow item={item} reasons={reasons} /> : <OtherRow item={item} />}
            </DataTableRow>
          );
        })}
        {items.length === 0 ? (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        ) : null}
      </tbody>
    </DataTable>
  );
}

type AppRowProps = { item: Extract<AttentionItem<FleetRow>, { kind: 'app' }>; reasons: Reasons };

function AppRow({ item: { app, concerns }, reasons }: AppRowProps) {
  const [worst, ...others] = concerns;
  const also = others.map(({ sentence }) => sentence.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()));
  return (
    <>
      <th scope="row" className="pl-5! font-normal">
        <span className="flex items-center gap-2">
          <StatusMark status={kindLooks[worst.kind].status} word={kindLooks[worst.kind].word} isShapeOnly />
          <AppLink
            app={app}
            title={app.name}
            className="truncate font-medium text-body text-foreground outline-none hover:text-link"
          >
            {app.name}
          </AppLink>
        </span>
      </th>
      <td>{app.stage === null ? null : <StageTag stage={app.stage} />}</td>
      <td className="truncate text-muted">
        <strong className={worst.severity === 'danger' ? 'font-medium text-danger' : 'font-medium text-foreground'}>
          {worst.sentence}
        </strong>
        {worst.detail ? ` · ${worst.detail}` : null}
        {also.length > 0 ? <span className="text-subtle"> Also: {also.join(', ')}.</span> : null}
      </td>
      <td className="text-right text-muted">
        {worst.sinceAt === null ? null : <When at={worst.sinceAt} form="cell" />}
      </td>
      <td className="truncate text-muted" title={app.release?.by ?? undefined}>
        {app.release === null ? null : (
          <>
            <span className="mr-1 font-mono text-foreground">v{app.release.version}</span> {app.release.by}
          </>
        )}
      </td>
      <td className="pr-5! text-right">
        {worst.remedy ? <RemedyButton app={app} remedy={worst.remedy} reasons={reasons} /> : null}
      </td>
    </>
  );
}
