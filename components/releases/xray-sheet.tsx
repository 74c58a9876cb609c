'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { StageTag } from '@/components/patterns/stage-tag';
import { Button } from '@/components/ui/button';
import { Sheet, SheetClose, SheetContent, SheetTitle } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import type { FleetRow } from '@/lib/fleet/rows';
import { formatCalls, formatPlural } from '@/lib/format';
import { keys } from '@/lib/queries/keys';
import { releaseXrayOptions } from '@/lib/queries/release-history';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Activity } from '@/lib/rules/active-for';
import { passedOver, xrayPrice } from '@/lib/rules/xray';
import { XrayActs } from './xray-acts';
import { XrayGrid } from './xray-grid';

type XraySheetProps = {
  row: FleetRow;
  releases: readonly ReleaseRow[];
  active: ReadonlyMap<number, Activity>;
  target: number;
  /** Why this person may not roll back; null where they may. */
  reason: string | null;
  onTarget(version: number): void;
  onClose(): void;
};

/** What a rollback would take away, beside the list that it would take it from, and the two ways to do it. */
export function XraySheet({ row, releases, active, target, reason, onTarget, onClose }: XraySheetProps) {
  const queries = useQueryClient();
  const now = releases.find(({ isCurrent }) => isCurrent)?.version ?? target;
  const xray = useQuery(releaseXrayOptions(row.id, now, target));
  const isListOld = xray.data !== undefined && xray.data.now.version !== now;
  useEffect(() => {
    if (isListOld) void queries.invalidateQueries({ queryKey: keys.history(row.id) });
  }, [isListOld, queries, row.id]);
  const count = passedOver(releases, now, target).length + 1;
  const { data } = xray;
  return (
    <Sheet open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <SheetContent
        title={`Roll back ${row.name}`}
        hasOwnHead
        tabIndex={-1}
        onOpenAutoFocus={(event) => {
          // The field that unlocks takes the focus when it is here; until then nothing that acts has it.
          event.preventDefault();
          (event.currentTarget as HTMLElement).focus();
        }}
        hasScrim={false}
        className="w-229 max-w-full wide:max-w-[calc(100vw-24px)]"
      >
        <div className="sticky top-0 z-1 flex min-h-14 shrink-0 items-center gap-3 border-b bg-sheet px-4 py-2 wide:px-6">
          <Undo2 aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0 text-muted" />
          <SheetTitle className="wrap-anywhere min-w-0 text-title">Roll back {row.name}</SheetTitle>
          {row.stage === null ? null : <StageTag stage={row.stage} form="full" />}
          <p aria-live="polite" className="ml-auto hidden text-muted text-small tabular-nums wide:block">
            {data
              ? `Reading ${formatPlural(count, 'release')} cost ${formatCalls(data.calls)}`
              : `Reading ${formatPlural(count, 'release')} costs at most ${formatCalls(xrayPrice(releases, now, target))}`}
          </p>
          <SheetClose asChild>
            <Button variant="ghost" size="icon" aria-label="Close" className="max-wide:ml-auto max-wide:size-11">
              <X aria-hidden="true" />
            </Button>
          </SheetClose>
        </div>
        {data ? (
          <>
            <XrayGrid xray={data} row={row} releases={releases} active={active} onTarget={onTarget} />
            <XrayActs key={target} xray={data} row={row} reason={reason} onClose={onClose} />
          </>
        ) : xray.isError ? (
          <div className="p-6">
            <QueryError query={xray} subject="The X-ray" />
          </div>
        ) : (
          <div aria-busy="true" className="flex flex-col gap-6 p-6">
            {['head', 'code', 'config', 'add-ons', 'formation'].map((name) => (
              <Skeleton key={name} className="h-10" />
            ))}
          </div>
        )}
      </SheetContent>
    </Sheet>
  );
}
