'use client';

import * as React from 'react';

type SlotProps = React.HTMLAttributes<HTMLElement> & {
  ref?: React.Ref<HTMLElement>;
  /** One element, which is drawn with these props too. */
  children?: React.ReactNode;
};

type Handler = (...args: unknown[]) => void;

/** Draws its one child with its own props as well: the child's come first; handlers, classes and refs of both count. */
export function Slot({ children, ...given }: SlotProps) {
  const child = React.Children.only(children) as React.ReactElement<Record<string, unknown>>;
  const props: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) props[name] = joined(name, value, child.props[name]);
  return React.cloneElement(child, props);
}

function joined(name: string, given: unknown, own: unknown): unknown {
  if (own === undefined) return given;
  if (given === undefined) return own;
  if (name === 'className' || name === 'aria-describedby') return `${given} ${own}`;
  if (name === 'style') return { ...(given as object), ...(own as object) };
  if (name === 'ref') return bothRefs(given as React.Ref<unknown>, own as React.Ref<unknown>);
  if (!/^on[A-Z]/.test(name)) return own;
  return (...args: unknown[]) => {
    (own as Handler)(...args);
    (given as Handler)(...args);
  };
}

function bothRefs(...refs: React.Ref<unknown>[]): React.RefCallback<unknown> {
  return (element) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    }
  };
}
