'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import type * as React from 'react';
import { cn } from './cn';

export type SelectOption = { value: string; label: string; hint?: string; disabledReason?: string };

type SelectProps = Omit<React.ComponentProps<typeof Primitive.Trigger>, 'value' | 'onChange' | 'children'> & {
  value: string | undefined;
  options: readonly SelectOption[];
  onValueChange(value: string): void;
  placeholder?: string;
  name?: string;
};

export function Select({
  value,
  options,
  onValueChange,
  placeholder,
  name,
  className,
  disabled,
  ...props
}: SelectProps) {
  return (
    <Primitive.Root value={value} onValueChange={onValueChange} disabled={disabled} name={name}>
      <Primitive.Trigger
        data-slot="select"
        className={cn(
          'inline-flex h-7 items-center justify-between gap-2 rounded-md border border-button-border bg-button px-2.5 text-body text-foreground hover:border-control-edge disabled:cursor-not-allowed disabled:text-faint data-placeholder:text-subtle',
          className,
        )}
        {...props}
      >
        <Primitive.Value placeholder={placeholder} />
        <Primitive.Icon>
          <ChevronDown aria-hidden="true" className="size-3.5 text-subtle" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-y-auto rounded-lg border bg-raised p-1 shadow-overlay motion-safe:animate-appear"
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Primitive.Item
      value={option.value}
      disabled={option.disabledReason !== undefined}
      title={option.disabledReason}
      className="flex h-7 items-center gap-2 rounded-md px-2 text-body text-foreground data-disabled:cursor-not-allowed -outline-offset-2 data-highlighted:bg-neutral-subtle data-disabled:text-faint"
    >
      <span className="inline-flex w-3.5">
        <Primitive.ItemIndicator>
          <Check aria-hidden="true" className="size-3.5 text-link" />
        </Primitive.ItemIndicator>
      </span>
      <Primitive.ItemText>{option.label}</Primitive.ItemText>
      {option.hint ? <span className="ml-auto pl-4 text-small text-subtle tabular-nums">{option.hint}</span> : null}
    </Primitive.Item>
  );
}
