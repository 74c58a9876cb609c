import { screen, within } from '@testing-library/react';
import { Layers, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { describe, expect, it, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { CommandPalette } from './command-palette';
import type { PaletteApp } from './palette-items';

const app = (name: string, stage: string | null, state: PaletteApp['state'] = 'up'): PaletteApp => ({
  name,
  stage,
  state,
  detail: state === 'crashed' ? '1 of 6' : null,
});
const apps = [
  app('checkout-api-staging', 'staging'),
  app('checkout-api-production', 'production', 'crashed'),
  app('guest-checkout-dev', 'development'),
  app('ledger-production', 'production'),
];

function open({ disabledReason = null as string | null, typed = '' } = {}) {
  const calls = { openApp: vi.fn(), close: vi.fn(), scale: vi.fn(), restart: vi.fn(), go: vi.fn() };
  const view = renderScreen(
    <CommandPalette
      isOpen
      typed={typed}
      onOpenChange={calls.close}
      apps={apps}
      actions={[
        { id: 'scale', verb: 'Scale', icon: SlidersHorizontal, priceCalls: 1, disabledReason, run: calls.scale },
        { id: 'restart', verb: 'Restart', icon: RefreshCw, priceCalls: 1, run: calls.restart },
      ]}
      commands={[{ id: 'fleet', label: 'Fleet', icon: Layers, run: calls.go }]}
      onOpenApp={calls.openApp}
    />,
  );
  return { ...view, calls };
}

const rows = () => screen.getAllByRole('option').map((row) => row.textContent ?? '');

describe('CommandPalette', () => {
  it('starts in its field, with apps in trouble first, and says that searching is free', () => {
    open();
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
    expect(rows()[0]).toContain('checkout-api-production');
    expect(screen.getByText('Searching costs 0 calls')).toBeTruthy();
  });

  it('goes on where somebody began to type before it was here', async () => {
    const { user } = open({ typed: 'led' });
    await user.keyboard('ger');
    expect(screen.getByRole('combobox')).toHaveProperty('value', 'ledger');
    expect(rows()[0]).toContain('ledger-production');
  });

  it('shows stage and state before Enter opens the app', async () => {
    const { user, calls } = open();
    await user.keyboard('check');
    const first = screen.getAllByRole('option')[0] as HTMLElement;
    expect(first.getAttribute('aria-selected')).toBe('true');
    expect(within(first).getByText('production')).toBeTruthy();
    expect(first.textContent).toContain('Crashed 1 of 6');
    await user.keyboard('{Enter}');
    expect(calls.openApp).toHaveBeenCalledWith('checkout-api-production');
    expect(calls.close).toHaveBeenCalledWith(false);
  });

  it('puts a name that begins with the words before one that contains them', async () => {
    const { user } = open();
    await user.keyboard('check');
    expect(
      rows()
        .slice(0, 3)
        .map((row) => row.match(/[a-z]+-[a-z-]*?(?=staging|production|dev)/)?.[0]),
    ).toEqual(['checkout-api-', 'checkout-api-', 'guest-checkout-']);
  });

  it('runs an action that is typed with its app, priced in calls', async () => {
    const { user, calls } = open();
    await user.keyboard('restart checkout-api-s');
    const action = screen.getByRole('option', { name: /^Restart checkout-api-staging/ });
    expect(action.textContent).toContain('1 call');
    await user.click(action);
    expect(calls.restart).toHaveBeenCalledWith('checkout-api-staging');
  });

  it('enters the actions of an app by Tab and leaves them by Backspace', async () => {
    const { user, calls } = open();
    await user.keyboard('ledger{Tab}');
    expect(rows().map((row) => row.split(' ')[0])).toEqual(['Scale', 'Restart']);
    await user.keyboard('{Backspace}');
    expect(rows().length).toBeGreaterThan(2);
    await user.keyboard('ledger{Tab}{ArrowDown}{Enter}');
    expect(calls.restart).toHaveBeenCalledWith('ledger-production');
  });

  it('shows why an action is not allowed, and does not run it', async () => {
    const { user, calls } = open({ disabledReason: 'Your role may not scale apps.' });
    await user.keyboard('scale ledger');
    const action = screen.getByRole('option', { name: /^Scale ledger-production/ });
    expect(action.textContent).toContain('Your role may not scale apps.');
    await user.click(action);
    expect(calls.scale).not.toHaveBeenCalled();
  });

  it('goes to pages, and says when nothing fits', async () => {
    const { user, calls } = open();
    await user.keyboard('fleet{Enter}');
    expect(calls.go).toHaveBeenCalledOnce();
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('nothing-like-it');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByText('Nothing is called “nothing-like-it”.')).toBeTruthy();
  });
});
