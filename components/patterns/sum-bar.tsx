import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/format';
import { type Status, statuses } from './status';
import { StatusShape } from './status-shape';

export type SumBarPart = { status: Status; count: number; isApplied: boolean };

const grounds: Partial<Record<Status, string>> = {
  up: 'bg-success-mark opacity-62',
  crashed: 'bg-danger-mark',
  starting: 'bg-info-mark',
  maintenance: 'bg-warning-mark',
  'scaled-to-zero': 'bg-neutral-edge',
};

type SumBarProps = {
  /** What is counted, for the name of the group: `Apps by state`. */
  label: string;
  parts: readonly SumBarPart[];
  onToggle(status: Status): void;
  className?: string;
};

/** How many are in which state, as one proportional bar; its legend filters by state. */
export function SumBar({ label, parts, onToggle, className }: SumBarProps) {
  const present = parts.filter((part) => part.count > 0 || part.isApplied);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and borders of its own
    <div data-slot="sum-bar" role="group" aria-label={label} className={className}>
      <div aria-hidden="true" className="flex h-1.5 gap-0.5 overflow-hidden rounded-xs">
        {present.map((part) => (
          <span
            key={part.status}
            data-slot="sum-bar-part"
            className={cn('min-w-1 rounded-xs', grounds[part.status] ?? 'bg-neutral-mark')}
            style={{ flexGrow: part.count, flexBasis: 0 }}
          />
        ))}
      </div>
      <div className="-mx-1.5 mt-2 flex gap-1 overflow-x-auto wide:flex-wrap">
        {present.map((part) => (
          <button
            key={part.status}
            type="button"
            aria-pressed={part.isApplied}
            onClick={() => onToggle(part.status)}
            className="-outline-offset-2 inline-flex h-6 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-muted text-small hover:bg-hover aria-pressed:bg-primary-subtle aria-pressed:text-link"
          >
            <StatusShape status={part.status} />
            <span className="font-semibold text-foreground">{formatCount(part.count)}</span>
            {statuses[part.status].word}
          </button>
        ))}
      </div>
    </div>
  );
}
