import { QueryClientProvider } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { Plan } from '@/lib/operations/operation';
import { formationOptions } from '@/lib/queries/formation';
import { createQueryClient } from '@/lib/queries/query-client';
import { fail, ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { FormationPanel } from './formation-panel';

const actions = vi.hoisted(() => ({
  readFormation: vi.fn(),
  readDynoSizes: vi.fn(),
  readEcoQuota: vi.fn(),
  scaleApp: vi.fn(),
}));
vi.mock('@/app/actions', () => actions);
vi.mock('next/navigation', () => ({ usePathname: () => '/apps/checkout', useRouter: () => ({ refresh: vi.fn() }) }));

const app = '0d3c1f1e-8f5b-4a53-9c3e-0f5d6f1f6b11';
const answer = (items: unknown[]) => ({ result: Promise.resolve(ok({ data: { items, readAt: 1 }, budgets: [] })) });
const size = (name: string, centsPerMonth: number, dedicated = false) => ({
  name,
  centsPerMonth,
  dedicated,
  memoryGb: 1,
  isPrivateOnly: false,
});
const plan: Plan = {
  title: 'Scale web to 4 on checkout',
  done: 'Scaled web from 3 to 4 on checkout',
  changes: [{ label: 'web', from: '3 × Standard-2X', to: '4 × Standard-2X' }],
  consequences: [],
  priceCalls: 3,
  centsPerMonth: 5000,
  care: 'confirm',
  typed: null,
};

beforeEach(() => {
  actions.readFormation.mockResolvedValue(
    answer([
      { type: 'web', quantity: 3, size: 'Standard-2X', command: 'bundle exec puma' },
      { type: 'worker', quantity: 1, size: 'Standard-1X', command: null },
    ]),
  );
  actions.readDynoSizes.mockResolvedValue(
    answer([
      size('Basic', 700),
      size('Standard-1X', 2500),
      size('Standard-2X', 5000),
      size('Performance-M', 25000, true),
    ]),
  );
  actions.scaleApp.mockReset();
});

const show = (reason: string | null = null, queries = createQueryClient(), stage = 'production') =>
  renderScreen(
    <QueryClientProvider client={queries}>
      <OperationProvider>
        <FormationPanel app={app} stage={stage} reason={reason} />
      </OperationProvider>
    </QueryClientProvider>,
  );
const web = () => screen.findByRole('spinbutton', { name: 'web dynos' });
const bar = () => screen.findByRole('region', { name: 'Staged change' });

test('the price stands there before the click', async () => {
  const { user } = show();
  await user.type(await web(), '{ArrowUp}');
  const staged = within(await bar());
  expect(staged.getByText('+$50')).toBeDefined();
  expect(staged.getByText(/\$225 in all/)).toBeDefined();
  expect(staged.getByText('3 calls')).toBeDefined();
  expect(actions.scaleApp).not.toHaveBeenCalled();
});

test.each([
  ['production', 'Scale web to 4…'],
  ['staging', 'Scale web to 4'],
])('the button says whether a question follows: in %s', async (stage, name) => {
  const { user } = show(null, createQueryClient(), stage);
  await user.type(await web(), '{ArrowUp}');
  expect(within(await bar()).getByRole('button', { name })).toBeDefined();
});

test('Discard leaves everything as it was', async () => {
  const { user } = show();
  await user.type(await web(), '{ArrowUp}');
  await user.click(within(await bar()).getByRole('button', { name: 'Discard' }));
  expect(screen.queryByRole('region', { name: 'Staged change' })).toBeNull();
  expect((await web()).getAttribute('aria-valuenow')).toBe('3');
});

test('what the rules forbid cannot be asked for, and the reason is told', async () => {
  const { user } = show();
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Size of web' }), 'Basic');
  const staged = within(await bar());
  expect(staged.getByText(/Basic allows at most 1 dyno/)).toBeDefined();
  await user.click(staged.getByRole('button', { name: /^Move web to Basic/ }));
  expect(actions.scaleApp).not.toHaveBeenCalled();
});

test('what is staged is still there after a look at another page', async () => {
  const queries = createQueryClient();
  const { user, unmount } = show(null, queries);
  await user.type(await web(), '{ArrowUp}');
  unmount();
  show(null, queries);
  expect((await web()).getAttribute('aria-valuenow')).toBe('4');
  await user.click(within(await bar()).getByRole('button', { name: 'Discard' }));
  expect((await web()).getAttribute('aria-valuenow')).toBe('3');
});

test('what somebody else scales meanwhile is told, and nothing is asked for before it is kept', async () => {
  const queries = createQueryClient();
  const { user } = show(null, queries);
  await user.type(await web(), '{ArrowUp}');
  actions.readFormation.mockResolvedValue(
    answer([{ type: 'web', quantity: 6, size: 'Standard-2X', command: 'bundle exec puma' }]),
  );
  await act(() => queries.refetchQueries({ queryKey: formationOptions(app).queryKey }));
  const staged = within(await bar());
  expect(staged.getByRole('status').textContent).toBe('web went from 3 to 6 since you set this.');
  expect(staged.queryByRole('button', { name: /^Scale/ })).toBeNull();
  await user.click(staged.getByRole('button', { name: 'Keep it' }));
  expect(staged.getByText('−$100')).toBeDefined();
  expect(staged.getByRole('button', { name: 'Scale web to 4…' })).toBeDefined();
});

test('production asks, shows what changes, and runs only what was seen', async () => {
  actions.scaleApp.mockImplementation(async (request: { planHash?: string }) =>
    ok(
      request.planHash
        ? { step: 'done', runId: 'r', summary: plan.done, undo: null }
        : { step: 'preview', plan, planHash: 'seen' },
    ),
  );
  const { user } = show();
  await user.type(await web(), '{ArrowUp}');
  await user.click(within(await bar()).getByRole('button', { name: /^Scale web to 4/ }));
  const dialog = within(await screen.findByRole('alertdialog', { name: plan.title }));
  expect(dialog.getByText('3 × Standard-2X')).toBeDefined();
  expect(document.activeElement?.textContent).toBe('Cancel');
  await user.click(dialog.getByRole('button', { name: plan.title }));
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Staged change' })).toBeNull());
  expect(actions.scaleApp.mock.lastCall?.[0]).toMatchObject({ planHash: 'seen' });
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('TABLE'));
});

test('whoever may not scale sees why', async () => {
  show('Your role, viewer, may not scale apps.');
  expect((await web()).getAttribute('aria-disabled')).toBe('true');
});

test('a failed read is a sentence with a way on, not an empty table', async () => {
  actions.readFormation.mockResolvedValue({
    result: Promise.resolve(fail('heroku_unavailable', 'Heroku is unavailable.', 'Try again in a minute.')),
  });
  show();
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('Formation: Heroku is unavailable')).toBeDefined();
  expect(alert.getByText('Try again in a minute.')).toBeDefined();
  expect(alert.getByRole('button', { name: 'Try again' })).toBeDefined();
});

test('what cannot be read again stays, with its age and the reason', async () => {
  const queries = createQueryClient();
  const { user } = show(null, queries);
  await web();
  actions.readFormation.mockResolvedValueOnce({
    result: Promise.resolve(fail('heroku_unavailable', 'Heroku is unavailable.', 'Try again in a minute.')),
  });
  await queries.invalidateQueries();
  const note = await screen.findByRole('status');
  expect(note.textContent).toMatch(/^Heroku is unavailable. Shown as it was .+ ago\./);
  expect((await web()).getAttribute('aria-valuenow')).toBe('3');
  await user.click(within(note).getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(screen.queryByRole('status')).toBeNull());
});

describe('the hours of Eco dynos', () => {
  const hour = 3_600;
  const tell = (quota: { quotaSeconds: number; usedSeconds: number } | null) =>
    actions.readEcoQuota.mockResolvedValue({
      result: Promise.resolve(ok({ data: { quota, readAt: Date.now() }, budgets: [] })),
    });
  const ask = async () => {
    actions.readFormation.mockResolvedValue(answer([{ type: 'web', quantity: 1, size: 'Eco', command: null }]));
    const { user } = show();
    const button = await screen.findByRole('button', { name: /^Eco hours left/ });
    expect(button.textContent).toContain('1 call');
    expect(actions.readEcoQuota).not.toHaveBeenCalled();
    await user.click(button);
    return screen.findByText(/Eco hours/, { selector: 'p' });
  };
  beforeEach(() => actions.readEcoQuota.mockReset());

  test.each([
    [
      'are told with their age',
      { quotaSeconds: 1000 * hour, usedSeconds: 250 * hour },
      /^750 of 1,000 .* read just now\.$/,
    ],
    [
      'that are used up say what follows',
      { quotaSeconds: hour, usedSeconds: 2 * hour },
      /^0 of 1 .* until the next month\.$/,
    ],
    ['of a plan without any are none, not unknown', { quotaSeconds: 0, usedSeconds: 0 }, /^0 of 0 Eco hours left/],
    ['that Heroku does not tell are unknown, not zero', null, /^Eco hours left: unknown/],
  ])('%s', async (_, quota, sentence) => {
    tell(quota);
    await ask();
    await vi.waitFor(() => expect(screen.getByText(/Eco hours/, { selector: 'p' }).textContent).toMatch(sentence));
  });
});
