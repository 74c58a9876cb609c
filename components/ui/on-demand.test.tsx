import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { onDemand } from './on-demand';

type Props = { name: string };
const Real = ({ name }: Props) => <p>Here is {name}</p>;
const Waiting = ({ name }: Props) => <p>Waiting for {name}</p>;

it('is not fetched before it is drawn, and then stands in for itself until it is here', async () => {
  const load = vi.fn(async () => Real);
  const Part = onDemand(load, Waiting);
  expect(load).not.toHaveBeenCalled();
  render(<Part name="one" />);
  expect(screen.getByText('Waiting for one')).toBeTruthy();
  expect(await screen.findByText('Here is one')).toBeTruthy();
});

it('is there at once when it was fetched before, and is fetched once', async () => {
  const load = vi.fn(async () => Real);
  const Part = onDemand(load);
  await Part.preload();
  render(<Part name="two" />);
  expect(screen.getByText('Here is two')).toBeTruthy();
  expect(load).toHaveBeenCalledOnce();
});

it('says when it could not be fetched, and tries again the next time', async () => {
  const load = vi.fn(async () => Real).mockRejectedValueOnce(new Error('no network'));
  const Part = onDemand(load);
  const { unmount } = render(<Part name="three" />);
  expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
  unmount();
  render(<Part name="three" />);
  expect(await screen.findByText('Here is three')).toBeTruthy();
});
