import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '@/lib/result';
import { budgetOf, show, told, view } from './testing/show-fleet';

const readFleetStatus = vi.hoisted(() => vi.fn());
const readViews = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleetStatus, readViews, readBudget: vi.fn() }));
configure({ asyncUtilTimeout: 8_000 });
// Queries by role are slow over a whole page, and a busy machine is slower still.
vi.setConfig({ testTimeout: 30_000 });

async function namesShown(): Promise<number> {
  const table = await screen.findByRole('table', { name: 'Apps' });
  return (await within(table).findAllByRole('rowheader')).length;
}

describe('reading the fleet', () => {
  beforeEach(() => {
    readFleetStatus.mockReset().mockImplementation(async () => told(ok(view())));
    // Its answer would bring budgets too.
    readViews.mockImplementation(async () => ({ result: new Promise(() => {}) }));
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
    readFleetStatus.mockImplementation(async (input: { refresh?: boolean }) =>
      told(ok(view({ progress: [{ ...progress, finishedAt: input.refresh ? null : 1 }] }))),
    );
    await user.click(button);
    expect(readFleetStatus).toHaveBeenCalledWith({ refresh: true, shownIds: [] });
    const bar = await screen.findByRole('progressbar', { name: 'Reading the fleet' });
    expect(bar.textContent).toBe('Reading 1 of 3 apps');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it.each(['a click', 'its key'])(
    'asks before %s reads with too few calls, and says when there are enough',
    async (way) => {
      readFleetStatus.mockImplementation(async () => told(ok(view()), [budgetOf(600)]));
      const { user } = show();
      const button = await screen.findByRole('button', { name: /^Read again/ });
      await waitFor(() => expect(button.title).toBe('Too few calls'));
      if (way === 'a click') await user.click(button);
      else await user.keyboard('u');
      const asked = within(await screen.findByRole('dialog', { name: 'Too few calls' }));
      const story = await asked.findByText(
        /mara@fernhill.example has no calls to spend on this, and it takes 12 calls/,
      );
      expect(story.textContent).toContain('There are enough in 1 minute.');
      expect(readFleetStatus).not.toHaveBeenCalledWith({ refresh: true, shownIds: [] });
      await user.click(asked.getByRole('button', { name: 'Read what it can' }));
      expect(readFleetStatus).toHaveBeenCalledWith({ refresh: true, shownIds: [] });
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );

  it('keeps the rows with their age when it cannot begin to read, and begins at another try', async () => {
    const { user } = show();
    const button = await screen.findByRole('button', { name: /^Read again/ });
    expect(await namesShown()).toBe(3);
    const { error } = fail('internal', 'The console’s database does not answer.', 'Try again soon.');
    const rows = told(ok(view()));
    readFleetStatus.mockImplementation(async () => ({ result: Promise.resolve({ ok: false, error }) }));
    await user.click(button);
    const trouble = within(await screen.findByRole('alert'));
    expect(trouble.getByText('The console’s database does not answer.')).toBeDefined();
    expect(await namesShown()).toBe(3);
    expect(screen.getByText(/^Synced/)).toBeDefined();
    readFleetStatus.mockImplementation(async () => rows);
    await user.click(trouble.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(readFleetStatus).toHaveBeenLastCalledWith({ refresh: true, shownIds: [] });
  });

  it('says when another server reads it', async () => {
    const follows = { connectionId: 'c', connection: 'heroku', isElsewhere: true, startedAt: 0, finishedAt: null };
    readFleetStatus.mockImplementation(async () =>
      told(ok(view({ progress: [{ ...follows, done: 120, total: 300, problems: [] }] }))),
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
    readFleetStatus.mockImplementation(async () =>
      told(ok(view({ progress: [{ ...progress, problems: [{ part: 'apps', error, apps: 2 }] }] }))),
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
    readFleetStatus.mockImplementation(async () =>
      told(ok(view({ progress: [{ ...progress, problems: [{ part: 'apps', error, apps: 2 }] }] }))),
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
    readFleetStatus.mockImplementation(async () => told(ok(view({ rows: [], progress: [ended] }))));
    show();
    expect((await screen.findAllByText('The list of apps could not be read')).length).toBeGreaterThan(0);
    expect(screen.queryByText(/sees no apps/)).toBeNull();
  });
});
