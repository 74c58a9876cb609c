import type * as React from 'react';
import { cn } from './cn';

export type MeterTone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

const fills: Record<MeterTone, string> = {
  info: 'bg-info-mark',
  success: 'bg-success-mark',
  warning: 'bg-warning-mark',
  danger: 'bg-danger-mark',
  neutral: 'bg-neutral-mark',
};

type MeterProps = Omit<React.ComponentProps<'div'>, 'children'> & {
  value: number;
  max: number;
  /** What a screen reader says instead of the bare number. */
  valueText: string;
  label: string;
  tone?: MeterTone;
  /** A value marked by a tick. */
  tick?: number;
};

export function Meter({ value, max, valueText, label, tone = 'info', tick, className, ...props }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native element cannot be styled alike in all browsers
    <div
      data-slot="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cn('relative h-1.5 rounded-xs bg-neutral-subtle', className)}
      {...props}
    >
      <div
        data-slot="meter-fill"
        className={cn('h-full rounded-xs', fills[tone])}
        style={{ width: `${share * 100}%` }}
      />
      {tick === undefined || max <= 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute -inset-y-0.5 w-px bg-foreground"
          style={{ left: `${(tick / max) * 100}%` }}
        />
      )}
    </div>
  );
}
