'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { StageTag } from '@/components/patterns/stage-tag';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import { routes } from '@/lib/routes';
import { type AddOnLine, isSettled } from './add-on-lines';
import { AddOnState } from './add-on-state';
import { AddOnPrice } from './money';

const rowPx = 60;

/** The add-ons on a narrow screen: plan and price, app and stage. */
export function AddOnsList({ lines, empty }: { lines: readonly AddOnLine[]; empty: React.ReactNode }) {
  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count: lines.length, rowPx, keep: null });
  return (
    <section
      ref={scrollRef}
      aria-label="Add-ons"
      className="contain-size min-h-60 flex-1 overflow-y-auto border-t wide:hidden"
    >
      {lines.length === 0 ? empty : null}
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const line = lines[part.index];
          return line ? <Item key={line.id} line={line} /> : null;
        })}
      </ul>
    </section>
  );
}

function Item({ line }: { line: AddOnLine }) {
  const { plan, name, app, state, cents } = line;
  return (
    <li className="relative flex h-15 items-center gap-3 border-row-line border-b px-4">
      <div className="min-w-0 flex-1">
        <Link
          href={routes.app(app.name, 'add-ons')}
          prefetch={false}
          className="block truncate font-medium text-lead after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {plan ?? name}
        </Link>
        <p className="truncate text-muted text-small">{app.name}</p>
      </div>
      {isSettled(line) ? null : (
        <span className="text-small">
          <AddOnState state={state} />
        </span>
      )}
      {app.stage === null ? null : <StageTag stage={app.stage} />}
      <span className="shrink-0 text-right text-small tabular-nums">
        <AddOnPrice cents={cents} />
      </span>
    </li>
  );
}
