import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { useHasSign } from './use-has-sign';

function Probe() {
  return <p>{useHasSign() ? 'somebody' : 'nobody'}</p>;
}

it('sees a person at the first key, and still knows them on the next page', async () => {
  render(<Probe />);
  expect(screen.getByText('nobody')).toBeTruthy();
  await act(() => userEvent.keyboard('j'));
  expect(screen.getByText('somebody')).toBeTruthy();
  cleanup();
  render(<Probe />);
  expect(screen.getByText('somebody')).toBeTruthy();
});
