import { CirclePlus } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatCalls } from '@/lib/format';

/** What something costs in API calls. */
export function PriceTag({ calls, className }: { calls: number; className?: string }) {
  return (
    <span
      data-slot="price-tag"
      className={cn('inline-flex items-center gap-1.5 whitespace-nowrap text-muted text-small', className)}
    >
      <CirclePlus aria-hidden="true" strokeWidth={1.75} className="size-3 text-subtle" />
      {formatCalls(calls)}
    </span>
  );
}
