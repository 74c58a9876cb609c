import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '@/lib/result';
import { answer, show, told, view } from './testing/show-fleet';

const actions = vi.hoisted(() => ({
  readFleetStatus: vi.fn(),
  readViews: vi.fn(),
  setPins: vi.fn(),
  keepView: vi.fn(),
}));
vi.mock('@/app/actions', () => ({ ...actions, readBudget: vi.fn(), dropView: vi.fn(), setViewSharing: vi.fn() }));
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const receipt = { step: 'done', runId: 'r', summary: '', undo: null };
const bar = () => document.querySelector<HTMLElement>('section[aria-label="Selection"]');
const box = (name: string) => screen.findByLabelText<HTMLInputElement>(`Select ${name}`);
const status = () => document.querySelector('[role="status"]')?.textContent;
const moreButton = () => within(bar() as HTMLElement).getByRole('button', { name: 'More for the selection' });
const more = async (user: ReturnType<typeof show>['user'], name: string) => {
  await user.click(moreButton());
  await user.click(await screen.findByRole('menuitem', { name }));
};
const focused = (name: string) => waitFor(() => expect(document.activeElement?.textContent).toBe(name));

describe('selecting rows', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    actions.readFleetStatus.mockImplementation(async () => told(ok(view())));
    actions.readViews.mockImplementation(async () => answer(ok({ views: [], pinned: [] })));
  });

  it('by X, by Shift and X up to another row, and by Escape no more', async () => {
    const { user } = show('?sort=name');
    await box('checkout-api-production');
    await user.keyboard('jx');
    expect(status()).toBe('1 app selected');
    await user.keyboard('jj{Shift>}X{/Shift}');
    expect(status()).toBe('3 apps selected');
    expect(within(bar() as HTMLElement).getByText('3 selected')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(status()).toBe('');
    expect(bar()).toBeNull();
  });

  it('by pointer, with Shift a whole range', async () => {
    const { user } = show('?sort=name');
    await user.click(await box('checkout-api-production'));
    await user.keyboard('{Shift>}');
    await user.click(await box('label-printer'));
    await user.keyboard('{/Shift}');
    expect(status()).toBe('3 apps selected');
  });

  it('keeps what a filter hides, and says so', async () => {
    const { user } = show('?sort=name');
    await user.click(await box('label-printer'));
    await user.type(screen.getByLabelText('Filter apps'), 'checkout');
    await within(bar() as HTMLElement).findByText('1 not in this list');
    expect(status()).toBe('1 app selected');
    const all = screen.getByLabelText('Select 2 apps of this list');
    await user.click(all);
    expect(status()).toBe('3 apps selected');
    await user.click(all);
    expect(status()).toBe('1 app selected');
  });

  it('sends the chosen apps for a file, and their names to the clipboard', async () => {
    const { user } = show('?sort=name');
    await user.click(await box('label-printer'));
    await more(user, 'Copy names');
    const form = (bar() as HTMLElement).querySelector('form');
    const sent = vi.spyOn(HTMLFormElement.prototype, 'requestSubmit').mockImplementation(() => {});
    await more(user, 'Export as JSON');
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
    expect(form?.getAttribute('action')).toBe('/api/export/fleet');
    const fields = new FormData(form ?? undefined);
    expect([fields.get('apps'), fields.get('format')]).toEqual(['id-of-label-printer', 'json']);
    expect(await navigator.clipboard.readText()).toBe('label-printer');
  });

  it('pins at once, before the server has answered', async () => {
    actions.setPins.mockImplementation(() => new Promise(() => {}));
    const { user } = show('?sort=name');
    await user.click(await box('label-printer'));
    await more(user, 'Pin');
    await user.click(moreButton());
    await screen.findByRole('menuitem', { name: 'Unpin' });
    expect(actions.setPins).toHaveBeenCalledWith({ input: { apps: ['id-of-label-printer'], isPinned: true } });
  });
});

describe('acting on the selection', () => {
  beforeEach(() => {
    actions.readFleetStatus.mockImplementation(async () => told(ok(view())));
    actions.readViews.mockImplementation(async () => answer(ok({ views: [], pinned: [] })));
  });

  it('says what it costs, and begins by button or by key', async () => {
    const onBulk = vi.fn();
    const { user } = show('?sort=name', undefined, onBulk);
    await user.click(await box('label-printer'));
    await user.click(await box('checkout-api-staging'));
    expect(within(bar() as HTMLElement).getByText('4 calls')).toBeDefined();
    await user.click(within(bar() as HTMLElement).getByRole('button', { name: 'Restart…' }));
    await user.keyboard('s');
    await user.keyboard('m');
    const asked = onBulk.mock.calls.map(([{ act, apps }]) => [act, ...apps.map(({ name }: { name: string }) => name)]);
    const both = ['checkout-api-staging', 'label-printer'];
    expect(asked).toEqual([
      ['restart', ...both],
      ['scale', ...both],
      ['maintenance', ...both],
    ]);
  });
});

describe('moving through rows', () => {
  it('goes by arrows, and to either end', async () => {
    actions.readFleetStatus.mockImplementation(async () => told(ok(view())));
    const { user } = show('?sort=name');
    await box('label-printer');
    await user.keyboard('j{ArrowDown}');
    await focused('checkout-api-staging');
    await user.keyboard('{End}');
    await focused('label-printer');
    await user.keyboard('{Home}');
    await focused('checkout-api-production');
  });

  it('opens the menu of the row by its key', async () => {
    const { user } = show('?sort=name');
    await box('checkout-api-production');
    await user.keyboard('j.');
    const menu = within(await screen.findByRole('menu', { name: 'Actions for checkout-api-production' }));
    expect(menu.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'OpenEnter',
      'PinP',
      'Copy name',
      'Open in Heroku’s dashboard',
      'Scale on its page',
      'Restart…',
    ]);
  });
});

describe('views', () => {
  it('shows each with how many apps it has, and saves what is shown', async () => {
    const own = { id: 'v', name: 'Crashed ones', query: 'state=crashed', isOwn: true, isShared: false, ownerName: 'm' };
    actions.readViews.mockImplementation(async () => answer(ok({ views: [own], pinned: [] })));
    actions.keepView.mockResolvedValue(ok(receipt));
    const { user } = show('?stage=production');
    const tabs = within(await screen.findByRole('navigation', { name: 'Views' }));
    expect((await tabs.findByRole('link', { name: /Crashed ones/ })).textContent).toBe('Crashed ones1');
    expect(tabs.getByRole('link', { name: /^Production/ }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('button', { name: 'Save this view' }));
    await user.type(await screen.findByLabelText('Name of this view'), 'crashed ONES{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('already');
    await user.clear(screen.getByLabelText('Name of this view'));
    await user.type(screen.getByLabelText('Name of this view'), 'Live{Enter}');
    await waitFor(() => expect(actions.keepView).toHaveBeenCalledTimes(1));
    expect(actions.keepView).toHaveBeenCalledWith({ input: { view: null, name: 'Live', query: 'stage=production' } });
  });
});
