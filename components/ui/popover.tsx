'use client';

import type * as React from 'react';
import { createContext, useContext, useId, useRef, useState } from 'react';
import { onDemand } from './on-demand';
import type { PopoverLayerProps } from './popover-layer';
import { Slot } from './slot';

const PopoverLayer = onDemand(() => import('./popover-layer').then((module) => module.PopoverLayer));

type PopoverState = {
  isOpen: boolean;
  setIsOpen(isOpen: boolean): void;
  /** Wanted soon or open, or it was: its layer is drawn, open or not. */
  isNear: boolean;
  setIsNear(): void;
  trigger: React.RefObject<HTMLElement | null>;
  contentId: string;
};

const PopoverContext = createContext<PopoverState | null>(null);

function usePopover(): PopoverState {
  const popover = useContext(PopoverContext);
  if (!popover) throw new Error('A part of a popover needs a Popover around it');
  return popover;
}

type PopoverProps = { open?: boolean; onOpenChange?: (isOpen: boolean) => void; children: React.ReactNode };

/** Something that opens beside its button. The button works at once; what places the rest comes when it is wanted. */
export function Popover({ open, onOpenChange, children }: PopoverProps) {
  const [isOwnOpen, setIsOwnOpen] = useState(false);
  const [isNear, setIsNear] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const contentId = useId();
  const isOpen = open ?? isOwnOpen;
  const setIsOpen = (next: boolean) => {
    setIsOwnOpen(next);
    onOpenChange?.(next);
  };
  if (isOpen && !isNear) setIsNear(true);
  return (
    <PopoverContext
      value={{ isOpen, setIsOpen, isNear: isNear || isOpen, setIsNear: () => setIsNear(true), trigger, contentId }}
    >
      {children}
    </PopoverContext>
  );
}

type ButtonProps = React.ComponentProps<'button'> & { asChild?: boolean };

export function PopoverTrigger({ asChild = false, ...props }: ButtonProps) {
  const { isOpen, setIsOpen, setIsNear, trigger, contentId } = usePopover();
  const Component = asChild ? Slot : 'button';
  return (
    <Component
      ref={trigger as React.RefObject<HTMLButtonElement | null>}
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-controls={isOpen ? contentId : undefined}
      data-state={isOpen ? 'open' : 'closed'}
      onClick={() => setIsOpen(!isOpen)}
      onPointerEnter={setIsNear}
      onFocus={setIsNear}
      {...props}
    />
  );
}

/** Closes the popover that it stands in. */
export function PopoverClose({ asChild = false, ...props }: ButtonProps) {
  const { setIsOpen } = usePopover();
  const Component = asChild ? Slot : 'button';
  return <Component type="button" onClick={() => setIsOpen(false)} {...props} />;
}

type PopoverContentProps = Omit<PopoverLayerProps, 'isOpen' | 'onOpenChange' | 'trigger'> & {
  /** What it opens beside, where that is no PopoverTrigger. */
  anchor?: React.RefObject<HTMLElement | null>;
};

export function PopoverContent({ anchor, ...props }: PopoverContentProps) {
  const { isOpen, setIsOpen, isNear, trigger, contentId } = usePopover();
  if (!isNear) return null;
  return (
    <PopoverLayer id={contentId} isOpen={isOpen} onOpenChange={setIsOpen} trigger={anchor ?? trigger} {...props} />
  );
}
