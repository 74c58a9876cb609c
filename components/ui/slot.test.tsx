import { screen } from '@testing-library/react';

import { createRef } from 'react';
import { expect, it, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { Slot } from './slot';

it('gives its props to its child, whose own come first', () => {
  renderScreen(
    <Slot id="given" title="given" className="p-2" style={{ color: 'red', top: 1 }} aria-describedby="one">
      <a href="/there" title="own" className="m-2" style={{ color: 'blue' }} aria-describedby="two">
        There
      </a>
    </Slot>,
  );
  const link = screen.getByRole('link');
  expect(link.id).toBe('given');
  expect(link.title).toBe('own');
  expect(link.className).toBe('p-2 m-2');
  expect(link.getAttribute('style')).toBe('color: blue; top: 1px;');
  expect(link.getAttribute('aria-describedby')).toBe('one two');
});

it('tells handlers and refs of both, the child’s first', async () => {
  const told: string[] = [];
  const refs = [createRef<HTMLElement>(), createRef<HTMLButtonElement>()] as const;
  const { user } = renderScreen(
    <Slot ref={refs[0]} onClick={() => told.push('given')} onFocus={() => told.push('focus')}>
      <button ref={refs[1]} type="button" onClick={() => told.push('own')}>
        Press
      </button>
    </Slot>,
  );
  await user.click(screen.getByRole('button'));
  expect(told).toEqual(['focus', 'own', 'given']);
  expect(refs.map(({ current }) => current)).toEqual([screen.getByRole('button'), screen.getByRole('button')]);
});

it('leaves a child alone where it has nothing to add', () => {
  const onClick = vi.fn();
  renderScreen(
    <Slot onClick={undefined} title={undefined}>
      <button type="button" title="own" onClick={onClick}>
        Press
      </button>
    </Slot>,
  );
  screen.getByRole('button').click();
  expect(onClick).toHaveBeenCalledOnce();
  expect(screen.getByRole('button').title).toBe('own');
});
