import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BulkContext } from '@/components/patterns/bulk-context';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { AppPlan, Plan } from '@/lib/operations/operation';
import { createQueryClient } from '@/lib/queries/query-client';
import type { JobView } from '@/lib/reads/job';
import { fail, ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { BulkSheet } from './bulk-sheet';
import { JobsTray } from './jobs-tray';

const actions = vi.hoisted(() => ({
  restartApps: vi.fn(),
  retryJob: vi.fn(),
  readJob: vi.fn(),
  readJobs: vi.fn(),
  readBudget: vi.fn(),
  pauseJob: vi.fn(),
  skipApp: vi.fn(),
}));
vi.mock('@/app/actions', () => ({
  ...actions,
  scaleApps: vi.fn(),
  switchMaintenanceOfApps: vi.fn(),
  undoJob: vi.fn(),
  callOffJob: vi.fn(),
  resumeJob: vi.fn(),
  readDynoSizes: vi.fn(),
}));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }), usePathname: () => '/' }));
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const names = ['one', 'two', 'three', 'four'];
const appPlan = (name: string, refused: string | null = null): AppPlan => ({
  ...{ id: `id-of-${name}`, name, stage: 'staging', refused, centsPerMonth: 0, readAt: Date.now() },
  changes: refused ? [] : [{ label: name, from: 'web.1', to: 'started anew' }],
});
const plan: Plan = {
  ...{ title: 'Restart 4 apps', done: '', changes: [], consequences: ['Every dyno stops.'], priceCalls: 8 },
  ...{ centsPerMonth: 0, care: 'confirm', typed: 'restart 4 apps' },
  apps: [...names.map((name) => appPlan(name)), appPlan('five', 'five has no dyno that could restart.')],
};
const counts = { queued: 0, running: 0, done: 0, failed: 0, unknown: 0, skipped: 0 };
const viewOf = (status: 'running' | 'ended', failed = 0): JobView => ({
  job: {
    ...{ id: 'j', operation: 'restart', title: 'Restart 4 apps', status, pauseReason: null, isCalledOff: false },
    ...{ byName: 'Mara', isOwn: true, createdAt: Date.now(), finishedAt: status === 'ended' ? Date.now() : null },
    counts: status === 'running' ? { ...counts, queued: 1, done: 3 } : { ...counts, done: 4 - failed, failed },
    ...{ follows: null, lastError: null },
  },
  manner: { hasCanary: false, isCanaryDone: false, waveSize: null, stopAtPercent: null },
  targets: names.map((name, index) => ({
    ...{ appId: `id-of-${name}`, name, stage: 'staging', changes: [], centsPerMonth: 0, finishedAt: null },
    status: index < 3 ? 'done' : status === 'running' ? 'queued' : failed > 0 ? 'failed' : 'done',
    error: index === 3 && failed > 0 ? fail('busy', 'Another change to four is running.', 'Wait.').error : null,
  })),
  outOfReach: 2,
  followers: [],
  reasons: { steer: null, retry: null, undo: 'Nothing undoes the restart.' },
});
const answer = (value: unknown) => ({ result: Promise.resolve(ok({ data: value, budgets: [] })) });
const preview = { step: 'preview', plan, planHash: 'a'.repeat(16) };

function show() {
  const apps = names.map((name) => ({
    id: `id-of-${name}`,
    name,
    stage: 'staging',
    types: ['web'],
    isMaintenance: false,
  }));
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <BulkContext value={() => {}}>
          <BulkSheet wish={{ act: 'restart', apps }} isOpen onOpenChange={() => {}} />
          <JobsTray />
        </BulkContext>
      </OperationProvider>
    </QueryClientProvider>,
  );
}

describe('an operation on many apps', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    actions.readBudget.mockImplementation(async () => answer([]));
    actions.readJobs.mockImplementation(async () => answer([viewOf('running').job]));
    actions.readJob.mockImplementation(async () => answer(viewOf('running')));
    actions.restartApps.mockImplementation(async (request: { planHash?: string }) =>
      ok(request.planHash ? { step: 'done', runId: 'r', summary: '', undo: null } : preview),
    );
  });

  it('shows the plan of each app, names what is left out, and wants the words typed', async () => {
    const { user } = show();
    const chosen = within(await screen.findByRole('region', { name: '4 apps to change' }));
    expect(chosen.getAllByRole('listitem')).toHaveLength(4);
    expect(screen.getByText('five has no dyno that could restart.')).toBeDefined();
    expect(screen.getByText('8 calls')).toBeDefined();
    const field = await screen.findByLabelText<HTMLInputElement>('Type restart 4 apps to confirm');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('restart 5 apps{Enter}');
    expect(actions.restartApps).toHaveBeenCalledTimes(1);
    await user.clear(field);
    await user.keyboard('restart 4 apps{Enter}');
    await screen.findByText('3 done, 1 waiting');
    const [request] = actions.restartApps.mock.calls.at(-1) ?? [];
    expect(request).toMatchObject({
      planHash: preview.planHash,
      input: {
        apps: names.map((name) => `id-of-${name}`),
        options: { canary: null, waveSize: null, stopAtPercent: 20 },
      },
    });
    expect(actions.readJob).toHaveBeenCalledWith({ job: request.input.job });
    expect(screen.getByText('2 more apps are out of your reach.')).toBeDefined();
    expect(document.activeElement?.textContent).toBe('Restart 4 apps');
  });

  it('plans anew when it is to go another way, and stays open when the plan has changed', async () => {
    actions.restartApps.mockImplementation(async (request: { planHash?: string }) =>
      request.planHash ? fail('plan_changed', 'Something changed since you looked.') : ok(preview),
    );
    const { user } = show();
    await user.selectOptions(await screen.findByLabelText('First alone'), 'two');
    await waitFor(() => expect(actions.restartApps).toHaveBeenCalledTimes(2));
    expect(actions.restartApps.mock.lastCall?.[0].input.options.canary).toBe('id-of-two');
    const field = await screen.findByLabelText('Type restart 4 apps to confirm');
    await user.type(field, 'restart 4 apps');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toContain('Something changed');
    await waitFor(() => expect(actions.restartApps).toHaveBeenCalledTimes(4));
  });

  it('says of what a share of failures is one, and where it can never be reached', async () => {
    const { user } = show();
    const pause = await screen.findByLabelText('Pause');
    expect(screen.getByText('Of the apps that ran, from 2 failures on.')).toBeDefined();
    for (const way of ['At the first failure', 'Never']) {
      await user.selectOptions(pause, way);
      expect(screen.queryByText(/from 2 failures on/)).toBeNull();
    }
    cleanup();
    const two = { ...plan, typed: null, apps: names.slice(0, 2).map((name) => appPlan(name)) };
    actions.restartApps.mockResolvedValue(ok({ ...preview, plan: two }));
    show();
    expect(await screen.findByText('So few apps never get there.')).toBeDefined();
  });

  it('says why it paused, in figures', async () => {
    const view = viewOf('running', 0);
    const job = {
      ...view.job,
      status: 'paused',
      pauseReason: 'failures',
      counts: { ...counts, done: 1, failed: 1, unknown: 1, queued: 1 },
    };
    actions.readJob.mockImplementation(async () => answer({ ...view, job }));
    const { user } = show();
    await user.type(await screen.findByLabelText('Type restart 4 apps to confirm'), 'restart 4 apps{Enter}');
    expect(await screen.findByText(/^Paused, because too many apps have failed: 2 of 3 apps that ran\./)).toBeDefined();
  });

  it('says per app how it ended, and offers to retry what failed', async () => {
    actions.readJob.mockImplementation(async () => answer(viewOf('ended', 1)));
    const { user } = show();
    await user.type(await screen.findByLabelText('Type restart 4 apps to confirm'), 'restart 4 apps{Enter}');
    await screen.findByText('3 done, 1 failed');
    expect(screen.getByText('Another change to four is running.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Retry failed (1)' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('can be paused, and an app skipped', async () => {
    const stop = fail('refused', 'It has ended.');
    actions.pauseJob.mockResolvedValue(stop);
    actions.skipApp.mockResolvedValue(stop);
    const { user } = show();
    await user.type(await screen.findByLabelText('Type restart 4 apps to confirm'), 'restart 4 apps{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await waitFor(() => expect(actions.pauseJob).toHaveBeenCalledWith({ input: { job: 'j' } }));
    await user.click(screen.getByRole('button', { name: 'Skip four' }));
    await waitFor(() => expect(actions.skipApp).toHaveBeenCalledWith({ input: { job: 'j', app: 'id-of-four' } }));
  });
});
