'use client';

import type * as React from 'react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

const openAfterMs = 300;
/** Long enough for the pointer to cross the gap to the bubble. */
const closeAfterMs = 120;

/** Closes the tooltip that is open: there is never a second one. */
let closeOpenOne = () => {};
let closedAtMs = 0;

/** Over which element a tooltip is open, and what its trigger and its bubble listen to. */
export function useTooltip() {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressed = useRef(false);

  const close = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  const open = (element: Element) => {
    clearTimeout(timer.current);
    if (element !== anchor) closeOpenOne();
    closeOpenOne = close;
    setAnchor(element);
  };
  const closeSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(close, closeAfterMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useWhileOpen(anchor, close);

  const triggerProps = {
    onPointerEnter(event: React.PointerEvent) {
      if (event.pointerType === 'touch') return;
      const element = event.currentTarget;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => open(element), Date.now() - closedAtMs < openAfterMs ? 0 : openAfterMs);
    },
    onPointerLeave(event: React.PointerEvent) {
      if (event.pointerType !== 'touch') closeSoon();
    },
    onPointerDown(event: React.PointerEvent) {
      isPressed.current = true;
      if (!isHeld(event.currentTarget)) close();
    },
    // A finger cannot hover: a press on what is held back tells why.
    onClick(event: React.MouseEvent) {
      isPressed.current = false;
      if (isHeld(event.currentTarget)) open(event.currentTarget);
    },
    onFocus(event: React.FocusEvent) {
      if (!isPressed.current) open(event.currentTarget);
    },
    onBlur() {
      isPressed.current = false;
      close();
    },
  };
  return {
    anchor,
    triggerProps,
    bubbleProps: { onPointerEnter: () => clearTimeout(timer.current), onPointerLeave: closeSoon },
  };
}

function useWhileOpen(anchor: Element | null, close: () => void): void {
  const handleClose = useEffectEvent(close);
  useEffect(() => {
    if (!anchor) return;
    // On the window, before a dialog below hears it: Escape closes one thing at a time.
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      handleClose();
    };
    const handlePointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.contains(event.target)) handleClose();
    };
    window.addEventListener('keydown', handleKeyDown, { capture: true });
    window.addEventListener('pointerdown', handlePointerDown, { capture: true });
    return () => {
      closedAtMs = Date.now();
      window.removeEventListener('keydown', handleKeyDown, { capture: true });
      window.removeEventListener('pointerdown', handlePointerDown, { capture: true });
    };
  }, [anchor]);
}

function isHeld(element: Element): boolean {
  return element.getAttribute('aria-disabled') === 'true';
}
