'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusMark } from '@/components/patterns/status-mark';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { When } from '@/components/patterns/when';
import type { FleetRow } from '@/lib/fleet/rows';
import { routes } from '@/lib/routes';
import type { AttentionItem } from '@/lib/rules/attention';
import { AttentionCard } from './attention-card';
import { kindLooks } from './kinds';
import { linkOf } from './other-row';
import type { Reasons } from './remedy-button';

const rowPx = 60;
const mostCards = 2;
const wholeRow =
  'after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring';

type AttentionListProps = { items: readonly AttentionItem<FleetRow>[]; reasons: Reasons; empty: React.ReactNode };

/** The queue on a phone: the two worst as cards with their buttons, the rest as rows that lead to the app. */
export function AttentionList({ items, reasons, empty }: AttentionListProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const urgent = items.flatMap((item) => (item.kind === 'app' && item.concerns[0].severity === 'danger' ? [item] : []));
  const cards = urgent.slice(0, mostCards);
  const rest = items.filter((item) => !cards.some(({ id }) => id === item.id));
  const parts = useVirtualRows({ scrollRef, count: rest.length, rowPx, keep: null, headPx: cards.length * 170 });
  return (
    <section ref={scrollRef} aria-label="Queue" className="min-h-0 flex-1 overflow-y-auto border-t p-3 wide:hidden">
      {items.length === 0 ? empty : null}
      {cards.map((item) => (
        <AttentionCard key={item.id} app={item.app} concerns={item.concerns} reasons={reasons} />
      ))}
      <ul className="overflow-hidden rounded-lg border bg-surface empty:hidden">
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const item = rest[part.index];
          return item ? <Row key={item.id} item={item} /> : null;
        })}
      </ul>
    </section>
  );
}

function Row({ item }: { item: AttentionItem<FleetRow> }) {
  const worst = item.kind === 'app' ? item.concerns[0] : null;
  const look = kindLooks[item.kind === 'app' ? item.concerns[0].kind : item.kind === 'group' ? item.concern : 'budget'];
  return (
    <li className="relative flex h-15 items-center gap-3 border-row-line px-4 not-last:border-b">
      <StatusMark status={look.status} word={look.word} isShapeOnly />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-lead">
          <Link href={item.kind === 'app' ? hrefOf(item) : linkOf(item)} prefetch={false} className={wholeRow}>
            {item.kind === 'app' ? item.app.name : item.sentence}
          </Link>
        </p>
        <p className="max-h-8 overflow-hidden text-pretty wrap-anywhere text-muted text-small">
          {item.kind === 'app' ? worst?.sentence : item.detail}
        </p>
      </div>
      {item.kind === 'app' && item.app.stage !== null ? <StageTag stage={item.app.stage} /> : null}
      {worst?.sinceAt ? <When at={worst.sinceAt} form="cell" className="text-small text-subtle tabular-nums" /> : null}
      <ChevronRight aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-subtle" />
    </li>
  );
}

function hrefOf({ app, concerns }: Extract<AttentionItem<FleetRow>, { kind: 'app' }>) {
  const { remedy } = concerns[0];
  return routes.app(app.name, remedy?.kind === 'open' ? remedy.panel : undefined);
}
