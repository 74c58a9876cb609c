'use client';

import { useRef } from 'react';
import { useVirtualRows } from '@/components/patterns/use-virtual-rows';
import type { ActivityEntry } from '@/lib/rules/activity';
import { ActivityMark } from './activity-mark';
import { ActivityText } from './activity-text';
import { ActivityTime } from './activity-time';

const rowPx = 48;

/** The timeline, newest first; only what is in sight is drawn when it is long. */
export function ActivityList({ entries }: { entries: ActivityEntry[] }) {
  const region = useRef<HTMLDivElement>(null);
  const parts = useVirtualRows({ scrollRef: region, count: entries.length, rowPx, keep: null });
  return (
    <section
      ref={region}
      aria-label="Timeline"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="-outline-offset-2 contain-size min-h-60 flex-1 overflow-y-auto"
    >
      <ul>
        {parts.map((part) => {
          if (part.kind === 'gap') return <li key={part.key} aria-hidden="true" style={{ height: part.heightPx }} />;
          const entry = entries[part.index];
          return entry ? <ActivityRow key={entry.id} entry={entry} /> : null;
        })}
      </ul>
    </section>
  );
}

function ActivityRow({ entry }: { entry: ActivityEntry }) {
  return (
    <li className="flex h-12 items-center gap-3 border-row-line border-b px-4 wide:px-5">
      <ActivityMark entry={entry} />
      <div className="flex min-w-0 flex-1 items-center gap-x-4 max-sm:flex-col max-sm:items-stretch">
        <p title={entry.text} className="min-w-0 flex-1 truncate text-muted max-sm:flex-none">
          <ActivityText entry={entry} />
        </p>
        <p className="shrink-0 text-small max-sm:truncate">
          <ActivityTime entry={entry} form="whole" />
        </p>
      </div>
    </li>
  );
}
