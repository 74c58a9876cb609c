import { cn } from '@/components/ui/cn';
import type { ManyJob } from '@/lib/jobs/list-many';
import type { TargetStatus } from '@/lib/rules/bulk';
import { countsInWords, sizeOf } from './job-words';

const grounds: [TargetStatus, string][] = [
  ['done', 'bg-success-mark'],
  ['failed', 'bg-danger-mark'],
  ['unknown', 'bg-neutral-mark'],
  ['skipped', 'bg-neutral-edge'],
  ['running', 'bg-info-mark'],
];

/** How far a job is, as a bar; the same stands beside it in words. */
export function JobMeter({ counts, className }: { counts: ManyJob['counts']; className?: string }) {
  const size = sizeOf(counts);
  const left = counts.queued + counts.running;
  return (
    <div
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={0}
      aria-valuemax={size}
      aria-valuenow={size - left}
      aria-valuetext={countsInWords(counts)}
      className={cn('flex h-1.5 gap-0.5 overflow-hidden rounded-xs bg-neutral-subtle', className)}
    >
      {grounds.map(([status, ground]) =>
        counts[status] === 0 ? null : (
          <span
            key={status}
            className={cn('rounded-xs', ground)}
            style={{ width: `${(counts[status] / Math.max(1, size)) * 100}%` }}
          />
        ),
      )}
    </div>
  );
}
