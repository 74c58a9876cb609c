import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { ConfigComparison, ConfigRelation } from '@/lib/rules/config-relations';
import { ConfigFigures } from './config-figures';
import { ConfigKeys } from './config-keys';

const keys = (relation: ConfigRelation, ...names: string[]) => names.map((key) => ({ key, relation }));
const comparison: ConfigComparison = {
  keys: [
    ...keys('equal', 'LANG', 'TZ'),
    ...keys('differ', 'LOG_LEVEL'),
    ...keys('not-upstream', 'STRIPE_V2_KEY'),
    ...keys('not-here', 'BANNER', 'DEBUG', 'PROFILER'),
  ],
  twins: [{ key: 'SESSION_SECRET', sameAs: 'SECRET_KEY_BASE' }],
};

afterEach(cleanup);

function Compared({ of = comparison }: { of?: ConfigComparison }) {
  const [shown, setShown] = useState<ConfigRelation | null>(null);
  return (
    <>
      <ConfigFigures keys={of.keys} stage="staging" shown={shown} onShow={setShown} />
      <ConfigKeys key={shown} comparison={of} stage="staging" shown={shown} />
    </>
  );
}

const listed = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

test('counts each relation and lists first what is missing upstream, then one secret under two names', () => {
  render(<Compared />);
  const figures = screen.getAllByRole('button', { pressed: false }).map((button) => button.textContent);
  expect(figures).toEqual(['2equal', '≠1differ', '−1not in staging', '+3not here']);
  expect(listed().slice(0, 3)).toEqual([
    'STRIPE_V2_KEYmissing in staging',
    'SESSION_SECRETsame as SECRET_KEY_BASE',
    'BANNERonly in staging',
  ]);
});

test('the rest is one press away', async () => {
  render(<Compared />);
  expect(listed()).toHaveLength(4);
  await userEvent.click(screen.getByRole('button', { name: '1 more' }));
  expect(listed()).toHaveLength(5);
});

test('a figure lists its keys, and pressed again what is to be looked at', async () => {
  render(<Compared />);
  await userEvent.click(screen.getByRole('button', { name: /1 ?differ/ }));
  expect(listed()).toEqual(['LOG_LEVELdiffers']);
  await userEvent.click(screen.getByRole('button', { name: /1 ?differ/ }));
  expect(listed()).toHaveLength(4);
});

test('says so where no key is missing on either side', () => {
  render(<Compared of={{ keys: keys('equal', 'LANG'), twins: [] }} />);
  expect(screen.getByText('No key is missing on either side.')).toBeDefined();
});
