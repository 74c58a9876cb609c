'use client';

import type * as React from 'react';
import { type ButtonLooks, buttonVariants } from './button-variants';
import { cn } from './cn';
import { Slot } from './slot';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';
import { useSettledFlag } from './use-settled-flag';

export type ButtonProps = React.ComponentProps<'button'> &
  ButtonLooks & {
    /** Renders the single child (a link) with the looks of a button. */
    asChild?: boolean;
    isPending?: boolean;
    /** Why it cannot be pressed now; the button stays focusable and says so in a tooltip. */
    disabledReason?: string | null;
  };

export function Button({
  className,
  variant,
  size,
  asChild = false,
  isPending = false,
  disabledReason = null,
  children,
  onClick,
  type = 'button',
  ...props
}: ButtonProps) {
  const isSpinning = useSettledFlag(isPending);
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot data-slot="button" className={classes} onClick={onClick as React.MouseEventHandler} {...props}>
        {children}
      </Slot>
    );
  }
  const isHeld = disabledReason !== null || isPending;
  const button = (
    <button
      data-slot="button"
      type={isHeld ? 'button' : type}
      className={classes}
      aria-disabled={disabledReason !== null || undefined}
      aria-busy={isPending || undefined}
      onClick={isHeld ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {isSpinning ? <Spinner /> : null}
      {children}
    </button>
  );
  return disabledReason === null ? button : <Tooltip content={disabledReason}>{button}</Tooltip>;
}
