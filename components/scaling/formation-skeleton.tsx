import { Skeleton } from '@/components/ui/skeleton';

const rows = ['first', 'second', 'third'];

/** Three rows of the right height while the formation is read. */
export function FormationSkeleton() {
  return (
    <div aria-busy="true" className="pt-8">
      {rows.map((row) => (
        <div key={row} className="flex h-11 items-center gap-6 px-4">
          <Skeleton className="h-3 w-12" />
          <Skeleton className="h-3 flex-1" />
          <Skeleton className="h-7 w-24" />
          <Skeleton className="h-7 w-36" />
        </div>
      ))}
    </div>
  );
}
