import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { words } from '@/lib/rules/address';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { useAddress } from './use-address';

const params = { q: words, team: words };
const written = vi.spyOn(window.history, 'replaceState');

function Search({ isTyped = false }: { isTyped?: boolean }) {
  const [{ q }, change] = useAddress(params);
  return <input aria-label="Search" value={q} onChange={(event) => change({ q: event.target.value }, { isTyped })} />;
}
const shown = () => screen.getByRole<HTMLInputElement>('textbox').value;

beforeEach(() => goTo('?q=a&team=payments'));
afterEach(() => vi.useRealTimers());

test('what the address says is shown, and what is typed stands there at once', async () => {
  const { user } = renderScreen(<Search />);
  expect(shown()).toBe('a');
  await user.type(screen.getByRole('textbox'), 'b');
  expect(shown()).toBe('ab');
  expect(window.location.search).toBe('?q=ab&team=payments');
});

test('fast typing changes the address seldom, and in the end rightly', async () => {
  const { user } = renderScreen(<Search />);
  written.mockClear();
  await user.type(screen.getByRole('textbox'), 'bcdefgh');
  expect(shown()).toBe('abcdefgh');
  await expect.poll(() => window.location.search).toBe('?q=abcdefgh&team=payments');
  expect(written.mock.calls.length).toBeLessThan(4);
});

test('an address that changed meanwhile is not written over', async () => {
  const { user, rerender } = renderScreen(<Search />);
  await user.type(screen.getByRole('textbox'), 'bc');
  vi.useFakeTimers();
  goTo('?q=elsewhere');
  rerender(<Search />);
  expect(shown()).toBe('elsewhere');
  vi.runAllTimers();
  expect(window.location.search).toBe('?q=elsewhere');
});

test('a page that has gone writes nothing more', async () => {
  const { user, unmount } = renderScreen(<Search />);
  await user.type(screen.getByRole('textbox'), 'bc');
  unmount();
  goTo('?q=a&team=payments');
  renderScreen(<Search />);
  expect(shown()).toBe('a');
});

test('what is said to be typed is shown at once, and in the address after the last letter, once', async () => {
  renderScreen(<Search isTyped />);
  written.mockClear();
  for (const value of ['ab', 'abc', 'abcd']) fireEvent.change(screen.getByRole('textbox'), { target: { value } });
  expect(shown()).toBe('abcd');
  expect(written).not.toHaveBeenCalled();
  await expect.poll(() => window.location.search).toBe('?q=abcd&team=payments');
  expect(written).toHaveBeenCalledOnce();
});

test.each(['pointermove', 'click'])('it is there at once for who types no more: %s', async (sign) => {
  // Two changes of the address are this far apart.
  await new Promise((resolve) => setTimeout(resolve, 330));
  renderScreen(<Search isTyped />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'ab' } });
  expect(window.location.search).toBe('?q=a&team=payments');
  fireEvent(window, new Event(sign));
  expect(window.location.search).toBe('?q=ab&team=payments');
});

const changers = new Set<unknown>();
function Longer() {
  const [{ q }, change] = useAddress(params);
  changers.add(change);
  const twice = () => {
    change((now) => ({ q: `${now.q}!` }));
    change((now) => ({ q: `${now.q}!` }));
  };
  return (
    <button type="button" onClick={twice}>
      {q}
    </button>
  );
}

test('a change may follow from what the values are, and is made by the same function always', () => {
  renderScreen(<Longer />);
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('button').textContent).toBe('a!!');
  expect(changers.size).toBe(1);
});

test.each([
  ['a click', () => fireEvent.click(document.body)],
  ['Enter', () => fireEvent.keyDown(document.body, { key: 'Enter' })],
])('what is typed stands in the address before %s leads elsewhere, and nothing is written after it', (_, leave) => {
  vi.useFakeTimers();
  renderScreen(<Search isTyped />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'abc' } });
  expect(window.location.search).toBe('?q=a&team=payments');
  written.mockClear();
  leave();
  expect(window.location.search).toBe('?q=abc&team=payments');
  vi.runAllTimers();
  expect(written).toHaveBeenCalledTimes(1);
});
