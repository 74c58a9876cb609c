import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '@/lib/result';
import { answer, budgetOf, show, view } from './testing/show-fleet';

const readFleet = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleet, readBudget: vi.fn() }));
configure({ asyncUtilTimeout: 5_000 });

async function namesShown(): Promise<number> {
  const table = await screen.findByRole('table', { name: 'Apps' });
  return within(table).getAllByRole('rowheader').length;
}

describe('reading the fleet', () => {
  beforeEach(() => {
    readFleet.mockReset().mockImplementation(async () => answer(ok(view())));
  });

  it('reads again for a price, and follows the reading until it ends', async () => {
    const progress = {
      connectionId: 'c',
      connection: 'heroku',
      isElsewhere: false,
      startedAt: 0,
      done: 1,
      total: 3,
      problems: [],
    };
    const { user } = show();
    const button = await screen.findByRole('button', { name: /^Read again.*12 calls/ });
    readFleet.mockImplementation(async (input: { refresh?: boolean }) =>
      answer(ok(view({ progress: [{ ...progress, finishedAt: input.refresh ? null : 1 }] }))),
    );
    await user.click(button);
    expect(readFleet).toHaveBeenCalledWith({ refresh: true });
    const bar = await screen.findByRole('progressbar', { name: 'Reading the fleet' });
    expect(bar.textContent).toBe('Reading 1 of 3 apps');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it.each(['a click', 'its key'])(
    'asks before %s reads with too few calls, and says when there are enough',
    async (way) => {
      readFleet.mockImplementation(async () => answer(ok(view()), [budgetOf(900)]));
      const { user } = show();
      const button = await screen.findByRole('button', { name: /^Read again/ });
      await waitFor(() => expect(button.title).toContain('There are enough in 1 minute.'));
      if (way === 'a click') await user.click(button);
      else await user.keyboard('u');
      const asked = within(await screen.findByRole('dialog', { name: 'Too few calls' }));
      expect(
        asked.getByText(/mara@fernhill.example has no calls to spend on this, and it takes 12 calls/),
      ).toBeDefined();
      expect(readFleet).not.toHaveBeenCalledWith({ refresh: true });
      await user.click(asked.getByRole('button', { name: 'Read what it can' }));
      expect(readFleet).toHaveBeenCalledWith({ refresh: true });
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );

  it('says when another server reads it', async () => {
    const follows = { connectionId: 'c', connection: 'heroku', isElsewhere: true, startedAt: 0, finishedAt: null };
    readFleet.mockImplementation(async () =>
      answer(ok(view({ progress: [{ ...follows, done: 120, total: 300, problems: [] }] }))),
    );
    show();
    const bar = await screen.findByRole('progressbar', { name: 'Reading the fleet' });
    expect(bar.textContent).toBe('Another server reads: 120 of 300 apps');
    expect(screen.getByRole('button', { name: /^Read again/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('shows what could not be read, keeps the rows, and asks to sign in again', async () => {
    const { error } = fail('heroku_signed_out', 'Heroku does not take the token any more.', 'Sign in again.');
    const progress = {
      connectionId: 'c',
      connection: 'heroku',
      isElsewhere: false,
      startedAt: 0,
      finishedAt: 1,
      done: 1,
      total: 3,
    };
    readFleet.mockImplementation(async () =>
      answer(ok(view({ progress: [{ ...progress, problems: [{ part: 'apps', error, apps: 2 }] }] }))),
    );
    show();
    expect(await screen.findByText(/Reading stopped before 2 apps/)).toBeDefined();
    expect(await namesShown()).toBe(3);
    expect(screen.getByRole('link', { name: 'Sign in again' })).toBeDefined();
  });

  it('offers no sign-in where somebody else must sign in', async () => {
    const { error } = fail('connection_signed_out', 'The connection of Mara is dead.', 'Ask Mara to sign in again.');
    const progress = {
      connectionId: 'c',
      connection: 'heroku',
      isElsewhere: false,
      startedAt: 0,
      finishedAt: 1,
      done: 1,
      total: 3,
    };
    readFleet.mockImplementation(async () =>
      answer(ok(view({ progress: [{ ...progress, problems: [{ part: 'apps', error, apps: 2 }] }] }))),
    );
    show();
    expect(await screen.findByText(/Ask Mara to sign in again/)).toBeDefined();
    expect(screen.queryByRole('link', { name: 'Sign in again' })).toBeNull();
  });

  it('does not call it no apps when the list could not be read', async () => {
    const { error } = fail('heroku_unavailable', 'Heroku has a problem.', 'Try again.');
    const problems = [{ part: 'apps' as const, error, apps: 0 }];
    const ended = {
      connectionId: 'c',
      connection: 'heroku',
      isElsewhere: false,
      startedAt: 0,
      finishedAt: 1,
      done: 0,
      total: null,
      problems,
    };
    readFleet.mockImplementation(async () => answer(ok(view({ rows: [], progress: [ended] }))));
    show();
    expect((await screen.findAllByText('The list of apps could not be read')).length).toBeGreaterThan(0);
    expect(screen.queryByText(/sees no apps/)).toBeNull();
  });
});
