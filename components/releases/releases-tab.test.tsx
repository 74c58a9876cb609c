import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readReleaseHistory, readReleaseXray, rollBackApp, rollBackAppCode } from '@/app/actions';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { FleetRow } from '@/lib/fleet/rows';
import { createQueryClient } from '@/lib/queries/query-client';
import type { HistoryPage } from '@/lib/reads/release-history';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Xray } from '@/lib/reads/release-xray';
import { fail, ok } from '@/lib/result';
import { goTo } from '@/lib/testing/go-to';
import { renderScreen } from '@/lib/testing/render-screen';
import { ReleasesTab } from './releases-tab';

vi.mock('@/app/actions', () => ({
  readReleaseHistory: vi.fn(),
  readReleaseXray: vi.fn(),
  rollBackApp: vi.fn(),
  rollBackAppCode: vi.fn(),
}));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(window.location.search),
  usePathname: () => '/apps/shop-production/releases',
  useRouter: () => ({ refresh: vi.fn() }),
}));

const minuteMs = 60_000;
const now = Date.now();
const hostile = '<img src=x onerror=alert(1)>\u202eevil\u001b[31m';
const answer = <T,>(data: T) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });

const release = (version: number, changes: Partial<ReleaseRow> = {}): ReleaseRow => ({
  id: `release-${version}`,
  version,
  status: 'succeeded',
  description: `Deploy ${version}`,
  by: 'mara@fernhill.example',
  createdAt: now - (20 - version) * 30 * minuteMs,
  updatedAt: now - (20 - version) * 30 * minuteMs + 9_000,
  isCurrent: false,
  slug: `slug-${version}`,
  plans: ['heroku-redis:premium-3'],
  isEligible: true,
  hasReleaseCommand: false,
  ...changes,
});
const releases = [
  release(5, { isCurrent: true, description: hostile }),
  release(4, { description: 'Set NEW_KEY config vars', slug: 'slug-3', by: 'jonas@fernhill.example' }),
  release(3, { plans: ['heroku-redis:premium-2'] }),
  release(2, { status: 'failed' }),
  release(1, { slug: null, description: 'Initial release' }),
];
const row = {
  id: 'shop',
  name: 'shop-production',
  stage: 'production',
  state: 'crashed',
  affected: 1,
  total: 2,
  troubled: ['web.2'],
  web: { quantity: 2, size: 'Standard-1X' },
  others: [{ type: 'clock', quantity: 1 }],
  dynos: 3,
  readAt: { formation: now },
} as unknown as FleetRow;
const slug = (id: string, changes: object = {}) => ({
  id,
  commit: `${id}-commit`,
  subject: 'A change',
  builtAt: now,
  stack: 'heroku-24',
  buildpacks: 'Ruby',
  types: ['clock', 'web'],
  ...changes,
});
const xray: Xray = {
  now: releases[0] as ReleaseRow,
  target: releases[2] as ReleaseRow,
  newest: 5,
  passed: releases.slice(0, 2),
  slugs: { now: slug('abcdef1'), target: slug('1234567', { types: ['web'] }) },
  lost: [{ slug: 'slug-5', version: 5, facts: slug('slug-5', { subject: hostile }) }],
  config: {
    nowKeys: 3,
    targetKeys: 2,
    losses: [
      { key: 'NEW_KEY', kind: 'removed', now: '4c80ffff', target: null, since: 4 },
      { key: hostile, kind: 'changed', now: '2d1f0000', target: '7f10aaaa', since: null },
    ],
    kept: [{ key: 'REDIS_URL', kind: 'changed', now: '00001111', target: '22223333', since: null }],
    equal: 1,
  },
  configProblem: null,
  calls: 6,
  readAt: now,
};

function show(
  address = '',
  { reason = null as string | null, page = { items: releases, next: null, readAt: now } as HistoryPage } = {},
) {
  goTo(address);
  vi.mocked(readReleaseHistory).mockResolvedValue(answer(page));
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <ReleasesTab row={row} rollBackReason={reason} />
      </OperationProvider>
    </QueryClientProvider>,
  );
}
const table = () => screen.findByRole('table', { name: 'Releases' });
const rowOf = async (version: number) =>
  within((await table()).querySelector<HTMLElement>(`[data-row-id="${version}"]`) ?? document.body);
const open = async () => within(await screen.findByRole('dialog', { name: 'Roll back shop-production' }));

const isHeld = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';

beforeEach(() => {
  vi.resetAllMocks();
  vi.mocked(readReleaseXray).mockResolvedValue(answer(xray));
});

describe('the history', () => {
  test('says what may not be gone back to, and why', async () => {
    show();
    for (const version of [5, 2, 1]) {
      const button = (await rowOf(version)).getByRole('button', { name: `Roll back to v${version}…` });
      expect(isHeld(button)).toBe(true);
    }
    expect(isHeld((await rowOf(3)).getByRole('button', { name: 'Roll back to v3…' }))).toBe(false);
  });

  test('is narrowed by what made a release and by who, in the address', async () => {
    const { user } = show('?kind=config');
    expect(within(await table()).getAllByRole('rowheader')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /^Deploys/ }));
    await waitFor(() => expect(window.location.search).toContain('kind=deploy'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Person' }), 'jonas');
    await waitFor(() => expect(window.location.search).toContain('by=jonas'));
    expect((await screen.findAllByText('No release matches')).length).toBeGreaterThan(0);
  });

  test('counts deployments, and says of what', async () => {
    show();
    await table();
    expect(screen.getByText(/succeeded/).textContent).toContain(
      '1 deployment succeeded, 1 failed, among all 5 releases.',
    );
  });

  test('shows what anybody wrote as text', async () => {
    show();
    expect((await table()).querySelector('img')).toBeNull();
    expect((await rowOf(5)).getByText(hostile, { collapseWhitespace: false }).tagName).toBe('BDI');
  });

  test('prices a further page', async () => {
    show('', { page: { items: releases, next: 'version ]1..; max=1000', readAt: now } });
    expect(await screen.findByRole('button', { name: 'Show older releases' })).toBeTruthy();
    expect(screen.getByText('1 call')).toBeTruthy();
  });
});

describe('the X-ray', () => {
  test('tells what would be lost, what is kept, and what it cost to look', async () => {
    show('?rollBack=3');
    const sheet = await open();
    expect(await sheet.findByText('1 deploy, 1 key, 1 value')).toBeTruthy();
    expect(sheet.getByText('Reading 3 releases cost 6 calls')).toBeTruthy();
    expect(sheet.getByText(/removed, added in v4/)).toBeTruthy();
    expect(sheet.getByText(/kept: its add-on owns it/)).toBeTruthy();
    expect(sheet.getByText('stays on premium-3')).toBeTruthy();
    expect(sheet.getByText(/clock is not in the target’s code/)).toBeTruthy();
    expect(document.querySelector('[role=dialog] img')).toBeNull();
  });

  test('unlocks both buttons by the app’s name, and chooses neither', async () => {
    const { user } = show('?rollBack=3');
    const sheet = await open();
    const field = await sheet.findByLabelText(/type the app name/);
    expect(document.activeElement).toBe(field);
    const both = () =>
      ['Roll back everything', 'Roll back code, keep config'].map((name) =>
        isHeld(sheet.getByRole('button', { name })),
      );
    expect(both()).toEqual([true, true]);
    await user.type(field, 'shop-productio');
    expect(both()).toEqual([true, true]);
    await user.keyboard('n{Enter}');
    expect(both()).toEqual([false, false]);
    expect(rollBackApp).not.toHaveBeenCalled();
    expect(rollBackAppCode).not.toHaveBeenCalled();
  });

  test('asks no second time when the plan is what was shown, and asks when it is not', async () => {
    const plan = {
      title: 'Roll back the code',
      done: 'Rolled back',
      changes: [{ label: 'Code', from: 'abcdef1', to: '1234567' }],
      consequences: [],
      priceCalls: 3,
      centsPerMonth: 0,
      care: 'confirm' as const,
      typed: 'shop-production',
    };
    const { user } = show('?rollBack=3');
    const sheet = await open();
    await user.type(await sheet.findByLabelText(/type the app name/), 'shop-production');
    const changed = { ...plan, changes: [{ label: 'Code', from: '9999999', to: '1234567' }] };
    vi.mocked(rollBackAppCode).mockResolvedValueOnce(ok({ step: 'preview', plan: changed, planHash: 'hash' }));
    await user.click(sheet.getByRole('button', { name: 'Roll back code, keep config' }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain('9999999');
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    vi.mocked(rollBackAppCode)
      .mockResolvedValueOnce(ok({ step: 'preview', plan, planHash: 'hash' }))
      .mockResolvedValueOnce(fail('heroku_invalid', 'Heroku refused the request.') as never);
    await user.click(sheet.getByRole('button', { name: 'Roll back code, keep config' }));
    await waitFor(() =>
      expect(rollBackAppCode).toHaveBeenLastCalledWith(expect.objectContaining({ planHash: 'hash' })),
    );
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('says that config which cannot be read is unknown, not safe', async () => {
    vi.mocked(readReleaseXray).mockResolvedValue(
      answer({ ...xray, config: null, configProblem: 'No access to config.' }),
    );
    show('?rollBack=3');
    const sheet = await open();
    expect(await sheet.findByText('1 deploy, config unknown')).toBeTruthy();
    expect(sheet.getByText(/What would be lost cannot be told/)).toBeTruthy();
  });

  test('a person who may not roll back sees it all, and why not', async () => {
    const { user } = show('?rollBack=3', { reason: 'Your role, viewer, may not roll back apps.' });
    const sheet = await open();
    await user.type(await sheet.findByLabelText(/type the app name/), 'shop-production');
    expect(isHeld(sheet.getByRole('button', { name: 'Roll back everything' }))).toBe(true);
  });
});
