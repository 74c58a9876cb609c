'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type * as React from 'react';
import { useRef } from 'react';
import { cn } from './cn';
import type { MenuLayerProps } from './use-menu-button';

export const DropdownMenuRadioGroup = Primitive.RadioGroup;

const itemClasses =
  'flex h-7 items-center gap-2 rounded-md px-2 text-body text-foreground -outline-offset-2 data-disabled:cursor-not-allowed data-highlighted:bg-neutral-subtle data-disabled:text-faint [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-subtle';

type DropdownMenuProps = Omit<React.ComponentProps<typeof Primitive.Content>, 'aria-label'> &
  MenuLayerProps & {
    label: string;
  };

/**
 * A menu, apart from the button that opens it (see `useMenuButton`): it is drawn over the whole of the button's relative
 * parent. It leaves the page readable: a modal menu would hide it from screen readers while it is open.
 */
export function DropdownMenu({
  isOpen,
  onOpenChange,
  button,
  label,
  className,
  sideOffset = 4,
  align = 'end',
  ...props
}: DropdownMenuProps) {
  const wasLeft = useRef(false);
  return (
    <Primitive.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          data-slot="dropdown-menu"
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          sideOffset={sideOffset}
          collisionPadding={8}
          className={cn(
            'z-50 min-w-40 rounded-lg border bg-raised p-1 shadow-overlay motion-safe:animate-appear',
            className,
          )}
          // A press on the button is the button's to answer: closed here, it would open again.
          onInteractOutside={(event) => {
            wasLeft.current = !button.current?.contains(event.target as Node);
            if (!wasLeft.current) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!wasLeft.current) button.current?.focus();
            wasLeft.current = false;
          }}
          {...props}
        />
      </Primitive.Portal>
    </Primitive.Root>
  );
}

type ItemProps = React.ComponentProps<typeof Primitive.Item> & {
  tone?: 'plain' | 'danger';
  /** Why it cannot be chosen now, printed under the label. */
  disabledReason?: string | null;
};

export function DropdownMenuItem({ className, tone = 'plain', disabledReason = null, children, ...props }: ItemProps) {
  return (
    <Primitive.Item
      data-slot="dropdown-menu-item"
      disabled={disabledReason !== null}
      className={cn(
        itemClasses,
        tone === 'danger' && 'text-danger [&_svg]:text-danger-mark',
        disabledReason !== null && 'h-auto flex-wrap py-1',
        className,
      )}
      {...props}
    >
      {disabledReason === null ? (
        children
      ) : (
        <>
          {children}
          <span className="w-full text-small text-subtle">{disabledReason}</span>
        </>
      )}
    </Primitive.Item>
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: React.ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem data-slot="dropdown-menu-radio-item" className={cn(itemClasses, className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="ml-auto pl-3">
        <Check aria-hidden="true" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: React.ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem data-slot="dropdown-menu-checkbox-item" className={cn(itemClasses, className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="ml-auto pl-3">
        <Check aria-hidden="true" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: React.ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn('px-2 py-1 font-medium text-caption text-subtle', className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: React.ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...props} />;
}
