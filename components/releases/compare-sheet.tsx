'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryError } from '@/components/patterns/query-error';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCalls } from '@/lib/format';
import { releaseComparisonOptions } from '@/lib/queries/release-history';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { CompareGrid } from './compare-grid';

/** The list, the owners of keys, and config and slug of each end. */
const mostCalls = 6;

type CompareSheetProps = {
  app: string;
  releases: readonly ReleaseRow[];
  versions: readonly [number, number];
  onVersions(versions: [number, number]): void;
  onOutput(version: number): void;
  onClose(): void;
};

/** Any two releases side by side: code by slugs, config by fingerprints, add-ons by plans. */
export function CompareSheet({ app, releases, versions, onVersions, onOutput, onClose }: CompareSheetProps) {
  const [earlier, later] = [Math.min(...versions), Math.max(...versions)];
  const comparison = useQuery(releaseComparisonOptions(app, earlier, later));
  const { data } = comparison;
  const options = releases.map(({ version, description }) => ({
    value: String(version),
    label: `v${version}`,
    hint: description?.slice(0, 60) ?? '',
  }));
  return (
    <Sheet open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <SheetContent title={`v${earlier} and v${later}`} className="w-229 max-w-full wide:max-w-[calc(100vw-24px)]">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 wide:px-6">
          <Select
            aria-label="Earlier release"
            value={String(earlier)}
            options={options}
            onValueChange={(version) => onVersions([Number(version), later])}
            className="max-wide:h-11"
          />
          <span className="text-muted">against</span>
          <Select
            aria-label="Later release"
            value={String(later)}
            options={options}
            onValueChange={(version) => onVersions([earlier, Number(version)])}
            className="max-wide:h-11"
          />
          {data?.later.hasReleaseCommand ? (
            <Button variant="ghost" onClick={() => onOutput(later)} className="max-wide:h-11">
              Output of v{later}
            </Button>
          ) : null}
          <p aria-live="polite" className="ml-auto text-muted text-small">
            {data ? `Cost ${formatCalls(data.calls)}` : `Costs at most ${formatCalls(mostCalls)}`}
          </p>
        </div>
        {data ? (
          <CompareGrid comparison={data} />
        ) : comparison.isError ? (
          <div className="p-6">
            <QueryError query={comparison} subject="The comparison" />
          </div>
        ) : (
          <div aria-busy="true" className="flex flex-col gap-6 p-6">
            {['code', 'config', 'add-ons'].map((name) => (
              <Skeleton key={name} className="h-10" />
            ))}
          </div>
        )}
      </SheetContent>
    </Sheet>
  );
}
