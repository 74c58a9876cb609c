import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OperationProvider } from '@/components/patterns/operation-provider';
import { ok } from '@/lib/result';
import { renderScreen } from '@/lib/testing/render-screen';
import { PauseSwitch } from './pause-switch';

const setBackgroundPause = vi.hoisted(() => vi.fn());
vi.mock('@/app/actions', () => ({ setBackgroundPause }));

const plan = {
  title: 'Pause background refresh of ops',
  done: 'Paused background refresh of ops',
  changes: [],
  consequences: [],
  priceCalls: 0,
  centsPerMonth: 0,
  care: 'direct',
  typed: null,
};

function show(pausedAt: number | null, reason: string | null = null) {
  return renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <OperationProvider>
        <PauseSwitch budget={{ accountId: 'main', pausedAt }} reason={reason} />
      </OperationProvider>
    </QueryClientProvider>,
  );
}

const pauseSwitch = () => screen.getByRole('switch', { name: 'Pause background refresh' });

describe('PauseSwitch', () => {
  beforeEach(() => {
    setBackgroundPause
      .mockReset()
      .mockImplementation(async ({ planHash }: { planHash?: string }) =>
        planHash
          ? ok({ step: 'done', runId: 'run', summary: plan.done, undo: null })
          : ok({ step: 'preview', plan, planHash: 'hash' }),
      );
  });

  it('pauses by the keyboard, through the one path of every change', async () => {
    const { user } = show(null);
    await user.tab();
    expect(document.activeElement).toBe(pauseSwitch());
    await user.keyboard(' ');
    const input = { account: 'main', isPaused: true };
    await waitFor(() => expect(setBackgroundPause).toHaveBeenLastCalledWith({ input, planHash: 'hash' }));
    expect(setBackgroundPause).toHaveBeenCalledTimes(2);
  });

  it('shows that it is paused, and resumes', async () => {
    const { user } = show(Date.now());
    expect(pauseSwitch().getAttribute('aria-checked')).toBe('true');
    await user.click(pauseSwitch());
    const input = { account: 'main', isPaused: false };
    await waitFor(() => expect(setBackgroundPause).toHaveBeenLastCalledWith({ input, planHash: 'hash' }));
  });

  it('goes back when it could not be done', async () => {
    setBackgroundPause.mockRejectedValue(new Error('offline'));
    const { user } = show(null);
    await user.click(pauseSwitch());
    await waitFor(() => expect((pauseSwitch() as HTMLButtonElement).disabled).toBe(false));
    expect(pauseSwitch().getAttribute('aria-checked')).toBe('false');
  });

  it('says why it cannot be used', () => {
    show(null, 'Your role, viewer, may not pause background refresh.');
    expect((pauseSwitch() as HTMLButtonElement).disabled).toBe(true);
    const described = pauseSwitch().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('Your role, viewer');
  });
});
