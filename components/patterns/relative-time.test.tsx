import { act, cleanup, render, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatExact } from '@/lib/format';
import { RelativeTime } from './relative-time';
import { RenderedAtProvider } from './rendered-at';

const at = Date.parse('2026-11-20T09:00:00Z');
const age = (ms: number) => vi.setSystemTime(at + ms);

beforeEach(() => {
  vi.useFakeTimers();
  age(58_000);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const passSeconds = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000));

describe('RelativeTime', () => {
  it('ages on screen, and keeps the moment in the element', async () => {
    render(<RelativeTime at={at} />);
    expect(screen.getByText('58 s').getAttribute('datetime')).toBe('2026-11-20T09:00:00.000Z');
    expect(screen.getByText('58 s').title).toBe(formatExact(at));
    await passSeconds(2);
    expect(screen.getByText('1 m')).toBeTruthy();
  });

  it('reads in sentences, and never says that something is still to come', () => {
    render(
      <>
        <RelativeTime at={new Date(at - 60_000).toISOString()} form="sentence" />
        <RelativeTime at={at + 600_000} form="sentence" />
      </>,
    );
    expect(screen.getByText('1 minute ago')).toBeTruthy();
    expect(screen.getByText('just now')).toBeTruthy();
  });

  it('shares one timer, and ends it with the last age', () => {
    const { unmount } = render(
      <>
        <RelativeTime at={at} />
        <RelativeTime at={at - 5_000} />
        <RelativeTime at={at - 9_000} />
      </>,
    );
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('hydrates with the text of the server, then shows the present', async () => {
    const tree = (
      <RenderedAtProvider atMs={at + 58_000}>
        <RelativeTime at={at} />
      </RenderedAtProvider>
    );
    const place = document.createElement('div');
    place.innerHTML = renderToString(tree);
    expect(place.textContent).toBe('58 s');
    age(180_000);
    const mismatches: unknown[] = [];
    const root = await act(async () =>
      hydrateRoot(place, tree, { onRecoverableError: (error) => mismatches.push(error) }),
    );
    expect(mismatches).toEqual([]);
    await passSeconds(1);
    expect(place.textContent).toBe('3 m');
    act(() => root.unmount());
  });
});
