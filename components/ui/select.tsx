import { ChevronDown } from 'lucide-react';
import type * as React from 'react';
import { cn } from './cn';

export type SelectOption = {
  value: string;
  label: string;
  /** Follows the label in the open list only. */
  hint?: string;
  /** Why it cannot be chosen; printed in the open list. */
  disabledReason?: string;
};

type SelectProps = Omit<React.ComponentProps<'select'>, 'value' | 'onChange' | 'children' | 'multiple'> & {
  value: string | undefined;
  options: readonly SelectOption[];
  onValueChange(value: string): void;
  placeholder?: string;
};

/** One of several. The browser's own list, which every screen reader and phone knows, under a face of ours. */
export function Select({ value, options, onValueChange, placeholder, className, disabled, ...props }: SelectProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <span
      data-slot="select"
      className={cn(
        'relative inline-flex h-7 shrink-0 items-center justify-between gap-2 rounded-md border border-button-border bg-button px-2.5 text-body text-foreground outline-ring hover:border-control-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
        disabled && 'cursor-not-allowed text-faint hover:border-button-border',
        className,
      )}
    >
      <span aria-hidden="true" className={cn('truncate', chosen === undefined && 'text-subtle')}>
        {chosen?.label ?? placeholder}
      </span>
      <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-subtle" />
      <select
        value={value ?? ''}
        disabled={disabled}
        onChange={(event) => onValueChange(event.target.value)}
        className="absolute inset-0 size-full cursor-pointer appearance-none bg-raised text-foreground opacity-0 disabled:cursor-not-allowed"
        {...props}
      >
        {chosen === undefined ? (
          <option value="" disabled>
            {placeholder}
          </option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabledReason !== undefined}>
            {[option.label, option.hint, option.disabledReason].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </span>
  );
}
