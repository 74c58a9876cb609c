'use client';

import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { stepKeyHandler } from './step-key-handler';

type StepperProps = {
  /** What is counted: `web dynos`. */
  label: string;
  value: number;
  min?: number;
  max: number;
  onValueChange(value: number): void;
  /** Differs from what is in force. */
  isChanged?: boolean;
  /** Why it cannot be changed now. */
  disabledReason?: string | null;
  /** Why it ends at `max`; the tooltip of the button that adds. */
  maxReason?: string;
};

const sideClasses =
  '-outline-offset-2 inline-flex w-7.5 items-center justify-center text-muted hover:bg-hover aria-disabled:text-faint aria-disabled:hover:bg-transparent';

/** A whole number within limits, by buttons, by typing and by keys. */
export function Stepper({
  label,
  value,
  min = 0,
  max,
  onValueChange,
  isChanged = false,
  disabledReason = null,
  maxReason,
}: StepperProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isDisabled = disabledReason !== null;
  const isAtMin = value <= min;
  const isAtMax = value >= max;

  const change = (next: number) => {
    setDraft(null);
    if (!isDisabled && next >= min && next <= max && next !== value) onValueChange(next);
  };
  const handleDraft = (text: string) => {
    const digits = text.replace(/\D/g, '');
    setDraft(digits);
    const next = Number(digits);
    if (digits !== '' && next >= min && next <= max && next !== value) onValueChange(next);
  };

  const group = (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and borders of its own
    <div
      data-slot="stepper"
      role="group"
      aria-label={label}
      className={cn(
        'inline-flex h-7 shrink-0 items-stretch divide-x divide-button-border overflow-hidden rounded-md border border-button-border bg-button',
        isChanged && 'border-ring',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Fewer ${label}`}
        aria-disabled={isDisabled || isAtMin || undefined}
        onClick={() => change(value - 1)}
        className={sideClasses}
      >
        <Minus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      </button>
      <input
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        readOnly={isDisabled}
        aria-disabled={isDisabled || undefined}
        value={draft ?? String(value)}
        onChange={(event) => handleDraft(event.target.value)}
        onBlur={() => setDraft(null)}
        onFocus={(event) => event.target.select()}
        onKeyDown={isDisabled ? undefined : stepKeyHandler({ value, min, max, onValueChange: change })}
        className={cn(
          '-outline-offset-2 w-8 bg-transparent text-center text-body text-foreground tabular-nums',
          isChanged && 'bg-primary-subtle font-medium text-link',
          isDisabled && 'text-faint',
        )}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={`More ${label}`}
        aria-disabled={isDisabled || isAtMax || undefined}
        title={isAtMax ? maxReason : undefined}
        onClick={() => change(value + 1)}
        className={sideClasses}
      >
        <Plus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      </button>
    </div>
  );
  return isDisabled ? <Tooltip content={disabledReason}>{group}</Tooltip> : group;
}
