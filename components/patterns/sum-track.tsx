import { cn } from '@/components/ui/cn';
import type { Status } from './status';

const grounds: Partial<Record<Status, string>> = {
  up: 'bg-success-mark opacity-62',
  crashed: 'bg-danger-mark',
  starting: 'bg-info-mark',
  maintenance: 'bg-warning-mark',
  'scaled-to-zero': 'bg-neutral-edge',
};

type SumTrackProps = { parts: readonly { status: Status; count: number }[]; className?: string };

/** How many are in which state, as one proportional bar without words: they must stand elsewhere on the screen. */
export function SumTrack({ parts, className }: SumTrackProps) {
  return (
    <div aria-hidden="true" className={cn('flex h-1.5 gap-0.5 overflow-hidden rounded-xs', className)}>
      {parts.map((part) => (
        <span
          key={part.status}
          data-slot="sum-bar-part"
          className={cn('min-w-1 rounded-xs', grounds[part.status] ?? 'bg-neutral-mark')}
          style={{ flexGrow: part.count, flexBasis: 0 }}
        />
      ))}
    </div>
  );
}
