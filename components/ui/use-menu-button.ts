'use client';

import type * as React from 'react';
import { useRef, useState } from 'react';

/** What the layer of a menu is given by the button that opens it. */
export type MenuLayerProps = {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  button: React.RefObject<HTMLButtonElement | null>;
};

/**
 * A button that opens a menu whose code comes on demand. The menu is drawn, still closed, as soon as the pointer or the
 * keyboard is near, so that it knows by which of them it is opened.
 */
export function useMenuButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [isNear, setIsNear] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const near = () => setIsNear(true);
  const buttonProps = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'data-state': isOpen ? 'open' : 'closed',
    onPointerEnter: near,
    onFocus: near,
    onClick: () => setIsOpen(!isOpen),
    onKeyDown(event: React.KeyboardEvent) {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      setIsOpen(true);
    },
  } as const;
  const layer: MenuLayerProps | null = isNear || isOpen ? { isOpen, onOpenChange: setIsOpen, button } : null;
  return { buttonProps, layer };
}
