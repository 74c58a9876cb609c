import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '@/lib/testing/render-screen';
import { useVirtualRows } from './use-virtual-rows';

type Props = { count: number; rowPx?: number; keep?: number | null; headPx?: number };

function Rows({ count, rowPx = 32, keep = null, headPx }: Props) {
  const scrollRef = useRef<HTMLElement>(null);
  const parts = useVirtualRows({ scrollRef, count, rowPx, keep, headPx });
  return (
    <section ref={scrollRef} aria-label="Rows">
      {parts.map((part) =>
        part.kind === 'gap' ? (
          <hr key={part.key} style={{ height: part.heightPx }} />
        ) : (
          <p key={part.index}>{part.index}</p>
        ),
      )}
    </section>
  );
}

let heightPx = 320;
let resized: () => void;

beforeEach(() => {
  heightPx = 320;
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => heightPx);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(look: () => void) {
        resized = () => act(look);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const region = () => screen.getByRole('region', { name: 'Rows' });
const scrollTo = (px: number) => {
  region().scrollTop = px;
  fireEvent.scroll(region());
};
const drawn = () => screen.queryAllByRole('paragraph').map(({ textContent }) => Number(textContent));
const ends = () => [drawn()[0], drawn().at(-1)];
/** Heights of the gaps, and the height of the whole. */
const gaps = () => screen.queryAllByRole('separator').map(({ style }) => Number.parseInt(style.height, 10));
const wholePx = (rowPx = 32) => gaps().reduce((sum, px) => sum + px, 0) + drawn().length * rowPx;

it('draws up to fifty rows all', () => {
  render(<Rows count={50} />);
  expect(drawn()).toHaveLength(50);
  expect(gaps()).toEqual([]);
});

it('draws none of them where the region is hidden, and all once it is shown', () => {
  let isShown = false;
  Element.prototype.checkVisibility = () => isShown;
  render(<Rows count={50} />);
  expect(drawn()).toEqual([]);
  isShown = true;
  resized();
  expect(drawn()).toHaveLength(50);
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
});

it('draws what is near the window, and gaps for the rest', () => {
  render(<Rows count={1000} />);
  expect(ends()).toEqual([0, 18]);
  scrollTo(3200);
  expect(ends()).toEqual([92, 118]);
  expect(gaps()).toEqual([92 * 32, 881 * 32]);
  scrollTo(1000 * 32 - heightPx);
  expect(ends()).toEqual([982, 999]);
  expect(wholePx()).toBe(32_000);
});

it('does so for the tall rows of a phone, and below a head', () => {
  render(<Rows count={300} rowPx={60} headPx={60} />);
  scrollTo(6000);
  expect(ends()).toEqual([91, 113]);
  expect(wholePx(60)).toBe(18_000);
});

it('keeps the row of the keyboard drawn wherever the window is', () => {
  const { rerender } = render(<Rows count={1000} keep={5} />);
  scrollTo(16_000);
  expect(drawn().slice(0, 2)).toEqual([5, 492]);
  expect(wholePx()).toBe(32_000);
  rerender(<Rows count={1000} keep={900} />);
  expect(drawn().at(-1)).toBe(900);
  expect(wholePx()).toBe(32_000);
});

it('draws more when the window grows, and nothing while it is hidden', () => {
  render(<Rows count={1000} />);
  heightPx = 640;
  resized();
  expect(ends()).toEqual([0, 28]);
  heightPx = 0;
  resized();
  expect(drawn()).toEqual([]);
  expect(wholePx()).toBe(32_000);
});

it('shows the end of a list that has become shorter than the window stands', () => {
  const { rerender } = render(<Rows count={1000} />);
  scrollTo(30_000);
  rerender(<Rows count={150} />);
  expect(ends()).toEqual([132, 149]);
});

it('draws a first window on the server', () => {
  const html = renderToString(<Rows count={1000} />);
  expect(html.match(/<p>/g)).toHaveLength(38);
});
