import { formatCount } from '@/lib/format';
import { type Status, statuses } from './status';
import { StatusShape } from './status-shape';
import { SumTrack } from './sum-track';

export type SumBarPart = { status: Status; count: number; isApplied: boolean };

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
      <SumTrack parts={present} />
      <div className="-mx-1.5 mt-0.5 flex gap-1 overflow-x-auto py-1.5 wide:mt-2 wide:flex-wrap wide:py-0">
        {present.map((part) => (
          <button
            key={part.status}
            type="button"
            aria-pressed={part.isApplied}
            onClick={() => onToggle(part.status)}
            className="-outline-offset-2 relative inline-flex h-8 shrink-0 items-center gap-1.5 after:absolute after:inset-x-0 after:-inset-y-1.5 wide:h-6 wide:after:inset-y-0 rounded-md px-1.5 text-muted text-small hover:bg-hover aria-pressed:bg-primary-subtle aria-pressed:text-link"
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
