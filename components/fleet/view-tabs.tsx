'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Fragment, useMemo, useState } from 'react';
import { onDemand } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCount } from '@/lib/format';
import { routes } from '@/lib/routes';
import { type Circumstances, FleetIndex } from '@/lib/rules/fleet-filter';
import { viewCounts } from '@/lib/rules/fleet-window';
import type { ListedApp } from '@/lib/rules/listed-app';
import type { SavedView } from '@/lib/views/saved-views';
import { allApps, currentTab, type FleetTab, tabsOf } from './built-in-views';
import { ViewMenu } from './view-menu';
import { tabClasses, ViewTab } from './view-tab';

const SaveViewForm = onDemand(() => import('./save-view-form').then((module) => module.SaveViewForm));

type ViewTabsProps = {
  rows: readonly FleetRow[];
  /** How many apps each view shows, by its id, while not all rows are here. */
  told: ReadonlyMap<string, number> | null;
  now: Circumstances;
  /** How many things need attention. */
  attention: number;
  views: readonly SavedView[];
  /** What is shown, and the view that was opened. */
  query: string;
  opened: string | null;
  onShow(query: string, viewId: string | null): void;
  shareReason: string | null;
};

/** The ways to look at the fleet that have a name, each with how many apps it shows, and a way to name this one. */
export function ViewTabs({ rows, told, now, attention, views, query, opened, onShow, shareReason }: ViewTabsProps) {
  const tabs = useMemo(() => tabsOf(views), [views]);
  const [index] = useState(() => new FleetIndex<ListedApp>());
  const counted = useMemo(() => viewCounts(tabs, rows, now, index), [tabs, rows, now, index]);
  const counts = told ?? counted;
  const current = currentTab(tabs, opened, query);
  const [isSaving, setIsSaving] = useState(false);
  // A built-in view of nothing is no help; one that was saved is somebody's wish.
  const isWorthATab = (tab: FleetTab) => tab.saved !== null || tab === current || (counts.get(tab.id) ?? 0) > 0;
  const own = views.filter(({ isOwn }) => isOwn);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <nav
        aria-label="Views"
        className="fades-at-end -mx-1 flex min-w-0 scroll-px-8 items-center gap-0.5 overflow-x-auto px-1 py-1"
      >
        {tabs.filter(isWorthATab).map((tab) => {
          const isCurrent = tab === current;
          const isChanged = isCurrent && tab.query !== query;
          return (
            <Fragment key={tab.id}>
              <ViewTab
                tab={tab}
                count={counts.get(tab.id) ?? 0}
                isCurrent={isCurrent}
                isChanged={isChanged}
                onShow={onShow}
              >
                {isCurrent && tab.saved?.isOwn ? (
                  <ViewMenu
                    view={tab.saved}
                    own={own}
                    query={query}
                    isChanged={isChanged}
                    onShow={onShow}
                    shareReason={shareReason}
                  />
                ) : null}
              </ViewTab>
              {tab === allApps ? <AttentionTab total={attention} /> : null}
            </Fragment>
          );
        })}
      </nav>
      <Popover open={isSaving} onOpenChange={setIsSaving}>
        <PopoverTrigger
          aria-label="Save this view"
          title="Save this view"
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-subtle hover:bg-hover hover:text-foreground aria-expanded:bg-hover wide:size-7"
        >
          <Plus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
        </PopoverTrigger>
        <PopoverContent aria-label="Save this view" align="start" className="w-80 p-3">
          <SaveViewForm own={own} query={query} onSaved={onShow} onClose={() => setIsSaving(false)} />
        </PopoverContent>
      </Popover>
    </div>
  );
}

/** What needs attention has a page of its own, with what to do next. */
function AttentionTab({ total }: { total: number }) {
  if (total === 0) return null;
  return (
    <span className="flex h-11 shrink-0 items-center rounded-md hover:bg-hover wide:h-7">
      <Link href={routes.attention()} className={tabClasses}>
        Needs attention
        <span className="text-small text-subtle tabular-nums">{formatCount(total)}</span>
      </Link>
    </span>
  );
}
