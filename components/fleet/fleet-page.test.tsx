import { QueryClientProvider } from '@tanstack/react-query';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FleetRow } from '@/lib/fleet/rows';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { createQueryClient } from '@/lib/queries/query-client';
import type { FleetView } from '@/lib/reads/fleet';
import { fail, ok, type Result } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { FleetPage } from './fleet-page';
import { fleetRowOf } from './testing';

const readFleet = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleet, readBudget: vi.fn() }));
configure({ asyncUtilTimeout: 5_000 });

const rows = [
  fleetRowOf({ name: 'checkout-api-production', state: 'crashed', affected: 1, total: 6, troubled: ['web.2'] }),
  fleetRowOf({ name: 'checkout-api-staging', stage: 'staging' }),
  fleetRowOf({ name: 'label-printer', stage: null, team: null, stack: 'heroku-22', dynos: 1, dynoCents: 700 }),
];
const view = (changes: Partial<FleetView> = {}): FleetView => ({
  rows,
  progress: [],
  refreshPrices: [{ accountId: 'mara', calls: 12 }],
  connections: 1,
  ...changes,
});
const answer = (result: Result<FleetView>, budgets: BudgetSnapshot[] = []) => ({
  result: Promise.resolve(result.ok ? ok({ data: result.value, budgets }) : result),
});
function budgetOf(remaining: number): BudgetSnapshot {
  const nowMs = Date.now();
  const fixed = { heldUntil: null, waiting: 0, inFlight: 0, session: { reads: 0, writes: 0, refusals: 0 } };
  const rate = { limit: 4_500, refillPerMinute: 75, reserve: 900, level: 'low' as const };
  const fullAt = nowMs + ((4_500 - remaining) / 75) * 60_000;
  return { accountId: 'mara', label: 'mara@fernhill.example', remaining, readAt: nowMs, fullAt, ...rate, ...fixed };
}

function show(search = '', onUrlUpdate?: OnUrlUpdateFunction) {
  return renderScreen(
    <NuqsTestingAdapter searchParams={search} hasMemory {...(onUrlUpdate && { onUrlUpdate })}>
      <QueryClientProvider client={createQueryClient()}>
        <FleetPage />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const table = async () => within(await screen.findByRole('table', { name: 'Apps' }));
async function names(): Promise<string[]> {
  const heads = (await table()).queryAllByRole('rowheader');
  return heads.map((head) => head.textContent ?? '');
}

describe('the fleet', () => {
  beforeEach(() => {
    readFleet.mockReset().mockImplementation(async () => answer(ok(view())));
  });

  it('lists every app with a real link', async () => {
    show();
    await screen.findByText(/ago$/);
    const link = (await table()).getByRole('link', { name: 'checkout-api-production' });
    expect(link.getAttribute('href')).toBe('/apps/checkout-api-production');
    expect((await table()).getByText('Crashed')).toBeDefined();
    expect((await table()).getByText('1 of 6')).toBeDefined();
  });

  it('tells the age of each part at a press, by keyboard too', async () => {
    const unread = fleetRowOf({ name: 'half-read' });
    const readAt = { ...unread.readAt, dynos: null };
    readFleet.mockImplementation(async () => answer(ok(view({ rows: [{ ...unread, readAt }] }))));
    const { user } = show();
    await screen.findByText(/ago$/);
    (await table()).getByRole('link', { name: 'half-read' }).focus();
    await user.tab();
    const button = (await table()).getByRole('button', { name: /^Ages of what is known of half-read/ });
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    const ages = within(screen.getByRole('dialog', { name: 'When half-read was read' }));
    expect(ages.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'App',
      'Pipeline',
      'Formation',
      'Dynos',
      'Release',
      'Add-ons',
    ]);
    expect(ages.getAllByRole('definition')[3]?.textContent).toBe('not read yet');
    expect(ages.getAllByText(/ago$/)).toHaveLength(5);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
    await user.click(button);
    expect(screen.getByRole('dialog')).toBeDefined();
    await user.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is clickable over the whole row, in a narrow window too', async () => {
    show();
    await screen.findByText(/ago$/);
    const row = (await table()).getByRole('row', { name: /checkout-api-staging/ });
    const [named, stretched] = [...row.querySelectorAll('a')];
    expect(stretched?.getAttribute('href')).toBe(named?.getAttribute('href'));
    expect(stretched).toMatchObject({ tabIndex: -1, ariaHidden: 'true' });
    const followed = vi.fn((event: Event) => event.preventDefault());
    named?.addEventListener('click', followed);
    const time = row.querySelector('time');
    if (time) await userEvent.click(time);
    expect(followed).toHaveBeenCalledTimes(1);
    await userEvent.click(within(row).getByRole('button'));
    expect(followed).toHaveBeenCalledTimes(1);
  });

  it('filters by a search that stands in the address', async () => {
    const onUrlUpdate = vi.fn<OnUrlUpdateFunction>();
    const { user } = show('', onUrlUpdate);
    await user.type(await screen.findByRole('searchbox', { name: 'Filter apps' }), 'staging');
    await waitFor(async () => expect(await names()).toEqual(['checkout-api-staging']));
    await waitFor(() => expect(onUrlUpdate.mock.lastCall?.[0].queryString).toBe('?q=staging'));
  });

  it('shows what its address says', async () => {
    show('?stage=production,none&sort=-name');
    await waitFor(async () => expect(await names()).toEqual(['label-printer', 'checkout-api-production']));
  });

  it('filters by state, and by chips with their counts', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: /Up$/ }));
    await waitFor(async () => expect((await names()).sort()).toEqual(['checkout-api-staging', 'label-printer']));
    await user.click(screen.getByRole('button', { name: /^heroku-22/ }));
    await waitFor(async () => expect(await names()).toEqual(['label-printer']));
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(async () => expect(await names()).toHaveLength(3));
  });

  it('sorts by a column head, and says so', async () => {
    const { user } = show();
    const head = async () => (await table()).getByRole('columnheader', { name: 'App' });
    await user.click(within(await head()).getByRole('button'));
    await waitFor(async () => expect((await head()).getAttribute('aria-sort')).toBe('ascending'));
    expect(await names()).toEqual(['checkout-api-production', 'checkout-api-staging', 'label-printer']);
    await user.click(within(await head()).getByRole('button'));
    await waitFor(async () => expect((await head()).getAttribute('aria-sort')).toBe('descending'));
    expect((await names())[0]).toBe('label-printer');
  });

  it('goes from row to row by J and K', async () => {
    const { user } = show('?sort=name');
    await waitFor(async () => expect(await names()).toHaveLength(3));
    await user.keyboard('jj');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('checkout-api-staging'));
    await user.keyboard('k');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('checkout-api-production'));
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('says that nothing matches and offers the way back', async () => {
    const { user } = show('?q=nowhere');
    await user.click(await (await table()).findByRole('button', { name: 'Clear filters' }));
    await waitFor(async () => expect(await names()).toHaveLength(3));
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
    expect(await names()).toHaveLength(3);
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

  it('never draws unknown as zero', async () => {
    const unread: Partial<FleetRow> = { state: 'unknown', dynos: null, dynoCents: null, web: null, addOns: null };
    readFleet.mockImplementation(async () => answer(ok(view({ rows: [fleetRowOf({ name: 'a', ...unread })] }))));
    show();
    expect((await (await table()).findAllByText('Not read yet')).length).toBe(3);
    expect(screen.queryByText(/\$0|^0$/)).toBeNull();
  });

  it.each([
    ['no account', { connections: 0 }, 'No Heroku account is connected'],
    ['no app', {}, 'Your Heroku account sees no apps'],
  ])('says what to do with %s', async (_, changes, title) => {
    readFleet.mockImplementation(async () => answer(ok(view({ rows: [], ...changes }))));
    show();
    expect((await screen.findAllByText(title)).length).toBeGreaterThan(0);
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

  it('says why the fleet cannot be shown', async () => {
    readFleet.mockImplementation(async () => answer(fail('internal', 'The database is away.', 'Try again.')));
    show();
    expect(await screen.findByText('The database is away.')).toBeDefined();
    expect(readFleet).toHaveBeenCalledTimes(1);
  });

  it('draws only the rows near the window of a long list', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => fleetRowOf({ name: `app-${index}` }));
    readFleet.mockImplementation(async () => answer(ok(view({ rows: many }))));
    show();
    const all = await screen.findByRole('table', { name: 'Apps' });
    await waitFor(() => expect(all.getAttribute('aria-rowcount')).toBe('1001'));
    expect(within(all).getAllByRole('row').length).toBeLessThan(100);
  });
});
