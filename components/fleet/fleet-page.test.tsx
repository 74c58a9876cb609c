import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FleetRow } from '@/lib/fleet/rows';
import { fail, ok } from '@/lib/result';
import { fleetRowOf } from './testing/fleet-row-of';
import { answer, show, told, view } from './testing/show-fleet';

const readFleetStatus = vi.hoisted(() => vi.fn());
const readViews = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ readFleetStatus, readViews, readBudget: vi.fn() }));
configure({ asyncUtilTimeout: 8_000 });
// Queries by role are slow over a whole page, and a busy machine is slower still.
vi.setConfig({ testTimeout: 30_000 });

const table = async () => within(await screen.findByRole('table', { name: 'Apps' }));
async function names(): Promise<string[]> {
  const heads = (await table()).queryAllByRole('rowheader');
  return heads.map((head) => head.textContent ?? '');
}

describe('the fleet', () => {
  beforeEach(() => {
    readFleetStatus.mockReset().mockImplementation(async () => told(ok(view())));
    readViews.mockImplementation(async () => answer(ok({ views: [], pinned: [] })));
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
    readFleetStatus.mockImplementation(async () => told(ok(view({ rows: [{ ...unread, readAt }] }))));
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
    const [stretched, named] = [...row.querySelectorAll('a')];
    expect(stretched?.getAttribute('href')).toBe(named?.getAttribute('href'));
    expect(stretched).toMatchObject({ tabIndex: -1, ariaHidden: 'true' });
    const followed = vi.fn((event: Event) => event.preventDefault());
    named?.addEventListener('click', followed);
    const time = row.querySelector('time');
    if (time) await userEvent.click(time);
    expect(followed).toHaveBeenCalledTimes(1);
    await userEvent.click(within(row).getByRole('button', { name: /^Ages of/ }));
    expect(followed).toHaveBeenCalledTimes(1);
  });

  it('filters by a search that stands in the address', async () => {
    const { user } = show();
    await user.type(await screen.findByRole('searchbox', { name: 'Filter apps' }), 'staging');
    await waitFor(async () => expect(await names()).toEqual(['checkout-api-staging']));
    await waitFor(() => expect(window.location.search).toBe('?q=staging'));
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

  it('never shows a head that says another order than its rows have', async () => {
    const shown: (string | null)[][] = [];
    const look = () => {
      const apps = screen.queryByRole('table', { name: 'Apps' });
      const said = apps?.querySelector('th[aria-sort]:not([aria-sort="none"])')?.getAttribute('aria-sort') ?? null;
      shown.push([said, apps?.querySelector('tbody th')?.textContent ?? null]);
    };
    const { user } = show('?sort=name', look);
    const head = (await table()).getByRole('columnheader', { name: 'App' });
    await waitFor(async () => expect(await names()).toHaveLength(3));
    shown.length = 0;
    await user.click(within(head).getByRole('button'));
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'));
    const fits = [
      ['ascending', 'checkout-api-production'],
      ['descending', 'label-printer'],
    ];
    expect(fits).toEqual(expect.arrayContaining(shown));
    expect(shown).toContainEqual(fits[1]);
  });

  it('turns the order round at each of two quick presses', async () => {
    const { user } = show('?sort=name');
    const button = within((await table()).getByRole('columnheader', { name: 'App' })).getByRole('button');
    await waitFor(async () => expect(await names()).toHaveLength(3));
    await user.dblClick(button);
    await waitFor(async () => expect((await names())[0]).toBe('checkout-api-production'));
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

  it('never draws unknown as zero', async () => {
    const unread: Partial<FleetRow> = { state: 'unknown', dynos: null, dynoCents: null, web: null, addOns: null };
    readFleetStatus.mockImplementation(async () => told(ok(view({ rows: [fleetRowOf({ name: 'a', ...unread })] }))));
    show();
    expect((await (await table()).findAllByText('Not read yet')).length).toBe(3);
    expect(screen.queryByText(/\$0|^0$/)).toBeNull();
  });

  it.each([
    ['no account', { connections: 0 }, 'No Heroku account is connected'],
    ['no app', {}, 'Your Heroku account sees no apps'],
  ])('says what to do with %s', async (_, changes, title) => {
    readFleetStatus.mockImplementation(async () => told(ok(view({ rows: [], ...changes }))));
    show();
    expect((await screen.findAllByText(title)).length).toBeGreaterThan(0);
  });

  it('says why the fleet cannot be shown', async () => {
    readFleetStatus.mockImplementation(async () => told(fail('internal', 'The database is away.', 'Try again.')));
    show();
    expect(await screen.findByText('The database is away.')).toBeDefined();
    expect(readFleetStatus).toHaveBeenCalledTimes(1);
  });

  it('draws only the rows near the window of a long list', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => fleetRowOf({ name: `app-${index}` }));
    readFleetStatus.mockImplementation(async () => told(ok(view({ rows: many }))));
    show();
    const all = await screen.findByRole('table', { name: 'Apps' });
    await waitFor(() => expect(all.getAttribute('aria-rowcount')).toBe('1001'));
    expect(within(all).getAllByRole('row').length).toBeLessThan(100);
  });
});
