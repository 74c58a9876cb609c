import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { Button } from './button';
import { Tooltip } from './tooltip';

const held = (onClick = vi.fn()) => (
  <Button disabledReason="Your role may not." onClick={onClick}>
    Restart
  </Button>
);
const tooltip = () => screen.queryByRole('tooltip');

it('describes its element while the keyboard is on it, and Escape closes nothing else', async () => {
  const { user } = renderScreen(held());
  const handleEscape = vi.fn();
  document.addEventListener('keydown', handleEscape);
  await user.tab();
  expect(tooltip()?.textContent).toBe('Your role may not.');
  expect(screen.getByRole('button').getAttribute('aria-describedby')).toBe(tooltip()?.id);
  handleEscape.mockClear();
  await user.keyboard('{Escape}');
  expect(tooltip()).toBeNull();
  expect(handleEscape).not.toHaveBeenCalled();
  document.removeEventListener('keydown', handleEscape);
});

it('opens under the pointer, stays while the pointer is on it, and there is one at a time', async () => {
  const { user } = renderScreen(
    <>
      <Tooltip content="First">
        <button type="button">one</button>
      </Tooltip>
      <Tooltip content="Second">
        <button type="button">two</button>
      </Tooltip>
    </>,
  );
  await user.hover(screen.getByText('one'));
  expect((await screen.findByRole('tooltip')).textContent).toBe('First');
  await user.hover(screen.getByRole('tooltip'));
  await user.hover(screen.getByText('two'));
  expect(await screen.findByText('Second')).toBeTruthy();
  expect(screen.getAllByRole('tooltip').length).toBe(1);
});

it('tells a finger why a button is held back, and a press on any other closes it', async () => {
  const onClick = vi.fn();
  const { user } = renderScreen(held(onClick));
  await user.pointer({ keys: '[TouchA]', target: screen.getByRole('button') });
  expect(tooltip()?.textContent).toBe('Your role may not.');
  expect(onClick).not.toHaveBeenCalled();
  await user.click(document.body);
  expect(tooltip()).toBeNull();
});
