'use client';

import type * as React from 'react';
import { cn } from './cn';

type CheckboxProps = Omit<React.ComponentProps<'input'>, 'type' | 'className'> & {
  /** What it is for, unseen: the box stands in a place that says so. */
  label: string;
  /** Some of what it stands for, but not all. */
  isMixed?: boolean;
  /** For the whole ground that takes a press. */
  className?: string;
};

/** A native checkbox in the console's colours; its whole ground can be pressed. */
export function Checkbox({ label, isMixed = false, className, ...props }: CheckboxProps) {
  return (
    <label data-slot="checkbox" className={cn('flex cursor-pointer select-none items-center', className)}>
      <span className="sr-only">{label}</span>
      <input
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        type="checkbox"
        className="grid size-3.5 shrink-0 cursor-pointer appearance-none place-content-center rounded-tag border border-control-edge bg-page before:size-2.5 before:scale-0 before:bg-primary-foreground before:[clip-path:polygon(14%_47%,3%_58%,40%_92%,97%_24%,85%_13%,40%_70%)] checked:border-primary checked:bg-primary checked:before:scale-100 indeterminate:border-primary indeterminate:bg-primary indeterminate:before:scale-100 indeterminate:before:[clip-path:inset(42%_8%)]"
        {...props}
      />
    </label>
  );
}
