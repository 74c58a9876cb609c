import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readDynos, readReleases, readRollbackWatch, rollBackApp, rollBackAppCode } from '@/app/actions';
import { OperationProvider } from '@/components/patterns/operation-provider';
import { notify } from '@/components/ui/notify';
import type { FleetRow } from '@/lib/fleet/rows';
import type { Plan } from '@/lib/operations/operation';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import type { DynoRow } from '@/lib/reads/dynos';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { RollbackWatch as Watch } from '@/lib/reads/rollback-watch';
import { fail, ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { RollbackWatch } from './rollback-watch';

vi.mock('@/app/actions', () => ({
  readDynos: vi.fn(),
  readReleases: vi.fn(),
  readRollbackWatch: vi.fn(),
  rollBackApp: vi.fn(),
  rollBackAppCode: vi.fn(),
}));
vi.mock('@/components/ui/notify', () => ({
  notify: { prepare: vi.fn(), success: vi.fn(), failure: vi.fn(), info: vi.fn(), dismiss: vi.fn() },
}));
vi.mock('next/navigation', () => ({ usePathname: () => '/apps/shop', useRouter: () => ({ refresh: vi.fn() }) }));

const minuteMs = 60_000;
const madeAt = Date.UTC(2026, 10, 20, 9, 0, 0);
const row = { id: 'shop', name: 'shop', state: 'up', affected: 0, total: 2, sinceAt: null, dynos: 2 } as FleetRow;
const watch: Watch = {
  runId: 'run-1',
  operation: 'roll-back',
  done: 'Rolled back shop to v3',
  by: 'Mara',
  startedAt: madeAt,
  newest: 5,
  target: 3,
  from: 5,
  undo: { app: 'shop', release: 'release-5', isUndo: true },
  changes: [{ label: 'Release', from: 'v5', to: 'v3' }],
};
const plan: Plan = {
  title: 'Roll back shop to v5',
  done: 'Rolled back shop to v5',
  changes: [{ label: 'Release', from: 'v3', to: 'v5' }],
  consequences: [],
  priceCalls: 4,
  centsPerMonth: 0,
  care: 'confirm',
  typed: null,
};
const made = (status: string) =>
  ({ id: 'release-6', version: 6, status, description: 'Rollback to v3', createdAt: madeAt }) as ReleaseRow;
const dyno = (name: string, state = 'up', release = 6) =>
  ({ id: name, name, type: name.split('.')[0], state, release, updatedAt: madeAt }) as DynoRow;
const bothUp = [dyno('web.1'), dyno('web.2')];

const answer = <T,>(data: T) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });
const serve = (release: ReleaseRow | null, dynos: DynoRow[]) => {
  vi.mocked(readReleases).mockResolvedValue(answer({ items: release ? [release] : [], readAt: madeAt }));
  vi.mocked(readDynos).mockResolvedValue(answer({ items: dynos, readAt: madeAt }));
};

type Shown = { watch?: Partial<Watch>; reason?: string | null; at?: number; madeMsBefore?: number };
let queries: QueryClient;

function show({ watch: changes = {}, reason = null, at = 1, madeMsBefore = 0 }: Shown = {}) {
  vi.setSystemTime(madeAt + at * minuteMs);
  return renderScreen(
    <QueryClientProvider client={queries}>
      <OperationProvider>
        <RollbackWatch row={row} first={{ ...watch, ...changes }} reason={reason} />
      </OperationProvider>
    </QueryClientProvider>,
    { renderedAtMs: Date.now() - madeMsBefore },
  );
}
const strip = async () => within(await screen.findByRole('region', { name: 'Rollback under watch' }));
const isSaid = async (sentences: string[]) => {
  const steps = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  await waitFor(() => expect(steps()).toEqual(sentences));
};
const marks = () =>
  screen.getAllByRole('listitem').map((step) => step.querySelector('svg')?.getAttribute('data-status'));
const undoButton = async () => (await strip()).getByRole('button', { name: /^Undo/ });
const isHeld = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';
/** The button once it may be pressed: what is held is another element. */
const freeUndo = async () => {
  await waitFor(async () => expect(isHeld(await undoButton())).toBe(false));
  return undoButton();
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  queries = createQueryClient();
  queries.setQueryData(keys.row(row.id), { row, movedTo: null });
});
afterEach(() => vi.useRealTimers());

test('what a page brought along is asked for again once that is old', async () => {
  serve(null, bothUp);
  vi.mocked(readRollbackWatch).mockResolvedValue(answer(null));
  show({ madeMsBefore: 20_000 });
  await waitFor(() => expect(readRollbackWatch).toHaveBeenCalledWith({ app: 'shop' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Rollback under watch' })).toBeNull());
});

describe('a rollback under watch says', () => {
  test.each<[string, ReleaseRow | null, DynoRow[], number, string[], string[]]>([
    [
      'that its release is not there yet',
      null,
      bothUp,
      1,
      ['its release is not listed yet', 'dynos wait for the release', 'then watched for 10 minutes'],
      ['unknown', 'scaled-to-zero', 'scaled-to-zero'],
    ],
    [
      'that its release command runs',
      made('pending'),
      [dyno('web.1', 'up', 5), dyno('web.2', 'up', 5)],
      1,
      ['the release command of v6 runs', 'dynos wait for the release', 'then watched for 10 minutes'],
      ['pending', 'scaled-to-zero', 'scaled-to-zero'],
    ],
    [
      'that its release command failed and nothing changed',
      made('failed'),
      [dyno('web.1', 'up', 5)],
      1,
      ['the release command of v6 failed', 'the dynos run on as before', 'nothing to watch'],
      ['failed', 'scaled-to-zero', 'scaled-to-zero'],
    ],
    [
      'how many dynos have come up: those of the release before do not count',
      made('succeeded'),
      [dyno('web.1'), dyno('web.2', 'starting'), dyno('web.2', 'stopping', 5)],
      1,
      ['v6 is released', '1 of 2 dynos up', 'no crash so far, watched for 9 more minutes'],
      ['succeeded', 'pending', 'pending'],
    ],
    [
      'that all are up, and for how long it goes on watching',
      made('succeeded'),
      bothUp,
      9,
      ['v6 is released', '2 of 2 dynos up', 'no crash so far, watched for 1 more minute'],
      ['succeeded', 'succeeded', 'pending'],
    ],
    [
      'which dyno crashed, at once',
      made('succeeded'),
      [dyno('web.1'), dyno('web.2', 'crashed')],
      2,
      ['v6 is released', '1 of 2 dynos up', 'web.2 crashed'],
      ['succeeded', 'pending', 'failed'],
    ],
    [
      'that nothing crashed in ten minutes',
      made('succeeded'),
      bothUp,
      10,
      ['v6 is released', '2 of 2 dynos up', 'no crash in 10 minutes'],
      ['succeeded', 'succeeded', 'succeeded'],
    ],
  ])('%s', async (_, release, dynos, at, sentences, shapes) => {
    serve(release, dynos);
    show({ at });
    expect((await strip()).getByText('Rolled back to v3')).toBeDefined();
    await isSaid(sentences);
    expect(marks()).toEqual(shapes);
  });

  test('that only the code went back', async () => {
    serve({ ...made('succeeded'), description: 'Deploy 52b6d10 of v3, config kept' }, bothUp);
    show({ watch: { operation: 'roll-back-code' } });
    expect((await strip()).getByText('Code rolled back to v3')).toBeDefined();
    await isSaid(['v6 is released', '2 of 2 dynos up', 'no crash so far, watched for 9 more minutes']);
  });
});

describe('the strip', () => {
  test('looks at the dynos every three seconds while they change over, and then no more', async () => {
    serve(made('succeeded'), [dyno('web.1'), dyno('web.2', 'starting')]);
    show({ at: 0.2 });
    await isSaid(['v6 is released', '1 of 2 dynos up', 'no crash so far, watched for 10 more minutes']);
    const before = vi.mocked(readDynos).mock.calls.length;
    serve(made('succeeded'), bothUp);
    await pass(3_000);
    await isSaid(['v6 is released', '2 of 2 dynos up', 'no crash so far, watched for 10 more minutes']);
    await pass(20_000);
    expect(readDynos).toHaveBeenCalledTimes(before + 1);
  });

  test('leaves by itself a minute after the ten, with its shortcut', async () => {
    serve(made('succeeded'), bothUp);
    const { user } = show({ at: 11 });
    await strip();
    await pass(minuteMs);
    expect(screen.queryByRole('region')).toBeNull();
    await user.keyboard('{Shift>}Z{/Shift}');
    expect(rollBackApp).not.toHaveBeenCalled();
  });

  test('is hidden by a press, until another rollback is made', async () => {
    serve(made('succeeded'), bothUp);
    const { user } = show();
    await user.click((await strip()).getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('region')).toBeNull();
    act(() => void queries.setQueryData(keys.rollbackWatch(row.id), { ...watch, runId: 'run-2', target: 2 }));
    expect((await strip()).getByText('Rolled back to v2')).toBeDefined();
  });
});

describe('its Undo', () => {
  const goesWell = (action: typeof rollBackApp | typeof rollBackAppCode) =>
    vi
      .mocked(action)
      .mockImplementation(async (request) =>
        (request as { planHash?: string }).planHash
          ? ok({ step: 'done', runId: 'run-2', summary: plan.done, undo: null })
          : ok({ step: 'preview', plan, planHash: 'seen' }),
      );
  const input = watch.undo;

  test.each([
    ['by a press', 'roll-back', rollBackApp, rollBackAppCode],
    ['by its key', 'roll-back', rollBackApp, rollBackAppCode],
    ['of the code alone', 'roll-back-code', rollBackAppCode, rollBackApp],
  ] as const)('%s takes it back without a second question', async (how, operation, action, other) => {
    serve({ ...made('succeeded') }, bothUp);
    goesWell(action);
    const { user } = show({ watch: { operation } });
    const button = await freeUndo();
    await (how === 'by its key' ? user.keyboard('{Shift>}Z{/Shift}') : user.click(button));
    await waitFor(() => expect(action).toHaveBeenCalledTimes(2));
    expect(vi.mocked(action).mock.calls.map(([request]) => request)).toEqual([
      { input, undoOf: 'run-1' },
      { input, undoOf: 'run-1', planHash: 'seen' },
    ]);
    expect(other).not.toHaveBeenCalled();
    await waitFor(() => expect(notify.success).toHaveBeenCalledWith(expect.objectContaining({ title: plan.done })));
  });

  test('that a rule refuses says why, and that nothing was changed', async () => {
    serve(made('succeeded'), bothUp);
    vi.mocked(rollBackApp).mockResolvedValue(fail('refused', 'v5 has no slug any more.', 'Choose another release.'));
    const { user } = show();
    const button = await freeUndo();
    await user.click(button);
    const description = 'v5 has no slug any more. Nothing was changed. Choose another release.';
    await waitFor(() => expect(notify.failure).toHaveBeenCalledWith(expect.objectContaining({ description })));
    expect(rollBackApp).toHaveBeenCalledOnce();
    await strip();
  });

  test.each([
    ['until its release has ended', 'pending', null, 'It can be undone once its release has ended.'],
    ['where it never went live', 'failed', null, 'It never went live: nothing is to be undone.'],
    [
      'for whoever may not',
      'succeeded',
      'Your role, viewer, may not roll back.',
      'Your role, viewer, may not roll back.',
    ],
  ])('is held %s, and says so', async (_, status, reason, said) => {
    serve(made(status), bothUp);
    const { user } = show({ reason });
    const button = await undoButton();
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('v6'));
    expect(isHeld(button)).toBe(true);
    await user.click(button);
    expect((await screen.findByRole('tooltip')).textContent).toBe(said);
    await user.keyboard('{Shift>}Z{/Shift}');
    expect(rollBackApp).not.toHaveBeenCalled();
    const told = vi.mocked(notify.info).mock.lastCall?.[0].title;
    expect(told).toBe(reason === null ? said : undefined);
  });

  test('is not drawn where there is none', async () => {
    serve(made('succeeded'), bothUp);
    show({ watch: { undo: null } });
    expect((await strip()).queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});
