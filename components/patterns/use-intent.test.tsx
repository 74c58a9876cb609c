import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIntent } from './use-intent';

function Door() {
  const { isMeant, handlers } = useIntent();
  return (
    <button type="button" {...handlers}>
      {isMeant ? 'meant' : 'not meant'}
    </button>
  );
}

const shown = () => screen.getByRole('button').textContent;
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a pointer that passes over means nothing, one that rests does until it leaves', () => {
  render(<Door />);
  const door = screen.getByRole('button');
  fireEvent.pointerEnter(door);
  pass(50);
  fireEvent.pointerLeave(door);
  pass(1_000);
  expect(shown()).toBe('not meant');
  fireEvent.pointerEnter(door);
  pass(64);
  expect(shown()).toBe('not meant');
  pass(1);
  expect(shown()).toBe('meant');
  fireEvent.pointerLeave(door);
  expect(shown()).toBe('not meant');
});

test('so does the focus of a keyboard', () => {
  render(<Door />);
  const door = screen.getByRole('button');
  fireEvent.focus(door);
  pass(65);
  expect(shown()).toBe('meant');
  fireEvent.blur(door);
  expect(shown()).toBe('not meant');
});
