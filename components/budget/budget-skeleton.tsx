import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';

/** Stands where the ledger will be. */
export function BudgetSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4 wide:grid-cols-[minmax(0,1fr)_22rem]">
      <Panel className="h-18 p-4">
        <Skeleton className="h-3 w-1/3" />
      </Panel>
      <Panel className="h-37 p-4">
        <Skeleton className="h-3 w-1/2" />
      </Panel>
      <Panel className="h-80 p-4">
        <Skeleton className="h-3 w-1/4" />
      </Panel>
    </div>
  );
}
