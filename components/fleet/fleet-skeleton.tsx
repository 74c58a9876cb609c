import { DataTableRow } from '@/components/patterns/data-table';
import { Skeleton } from '@/components/ui/skeleton';

const bones = ['w-40', 'w-28', 'w-36', 'w-32', 'w-44', 'w-24', 'w-38', 'w-30'];

/** Rows that are being read for the first time. */
export function FleetSkeleton({ columns }: { columns: number }) {
  return bones.map((width) => (
    <DataTableRow key={width} aria-hidden="true">
      <td className="pl-5!">
        <Skeleton className={width} />
      </td>
      {Array.from({ length: columns - 1 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
        <td key={index}>
          <Skeleton className="w-2/3" />
        </td>
      ))}
    </DataTableRow>
  ));
}
