import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type * as React from 'react';
import { afterEach, beforeAll } from 'vitest';
import { RenderedAtProvider } from '@/components/patterns/rendered-at';
import { ShortcutsProvider } from '@/components/patterns/shortcuts-provider';
import { preloadAll } from '@/components/ui/on-demand';

// What jsdom does not have and the primitives call.
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizeObserver;
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.hasPointerCapture ??= () => false;
Element.prototype.setPointerCapture ??= () => {};
Element.prototype.releasePointerCapture ??= () => {};

// A person has long moved the pointer: what comes on demand is here.
beforeAll(preloadAll);
afterEach(cleanup);

type Options = { renderedAtMs?: number; advanceTimers?: (ms: number) => void };

/** Renders inside the providers of the application; returns the queries and a person's hands. */
export function renderScreen(element: React.ReactElement, { renderedAtMs = Date.now(), advanceTimers }: Options = {}) {
  const user = userEvent.setup(advanceTimers ? { advanceTimers } : {});
  const view = render(element, {
    wrapper: ({ children }) => (
      <RenderedAtProvider atMs={renderedAtMs}>
        <ShortcutsProvider initialHasSingleKeys>{children}</ShortcutsProvider>
      </RenderedAtProvider>
    ),
  });
  return { user, ...view };
}
