import { cn } from './cn';

export type MeterTone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

const fills: Record<MeterTone, string> = {
  info: 'bg-info-mark',
  success: 'bg-success-mark',
  warning: 'bg-warning-mark',
  danger: 'bg-danger-mark',
  neutral: 'bg-neutral-mark',
};

type TrackProps = {
  value: number;
  max: number;
  tone?: MeterTone;
  /** A value marked by a tick. */
  tick?: number;
  className?: string;
};

type MeterProps = TrackProps & {
  label: string;
  /** What a screen reader says instead of the bare number. */
  valueText: string;
};

const percent = (value: number, max: number) => `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;

/** A share of a whole, for the eye and for screen readers. */
export function Meter({ label, valueText, className, ...track }: MeterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native element cannot be styled alike in all browsers
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={track.max}
      aria-valuenow={track.value}
      aria-valuetext={valueText}
      className={className}
    >
      <MeterTrack {...track} />
    </div>
  );
}

/** The bar alone, where its figure is printed beside it. */
export function MeterTrack({ value, max, tone = 'info', tick, className }: TrackProps) {
  return (
    <span
      data-slot="meter"
      aria-hidden="true"
      className={cn('relative block h-1.5 rounded-xs bg-neutral-subtle', className)}
    >
      <span
        data-slot="meter-fill"
        className={cn('block h-full rounded-xs', fills[tone])}
        style={{ width: percent(value, max) }}
      />
      {tick === undefined ? null : (
        <span className="absolute -inset-y-0.5 w-px bg-foreground" style={{ left: percent(tick, max) }} />
      )}
    </span>
  );
}
