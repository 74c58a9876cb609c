import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog';

const app = 'checkout-api-production';

function open(props: Partial<ConfirmDialogProps> = {}) {
  const onConfirm = vi.fn();
  const onOpenChange = vi.fn();
  const view = renderScreen(
    <ConfirmDialog
      isOpen
      onOpenChange={onOpenChange}
      title="Scale web to 0"
      confirmLabel="Scale web to 0"
      onConfirm={onConfirm}
      priceCalls={1}
      {...props}
    />,
  );
  return { ...view, onConfirm, onOpenChange };
}

const confirm = () => screen.getByRole('button', { name: 'Scale web to 0' });
const field = () => screen.getByRole('textbox', { name: /^Type .* to confirm$/ });

describe('a change that can be taken back', () => {
  it('starts at Cancel and names its price', () => {
    open();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByText('1 call')).toBeTruthy();
    expect(screen.getByRole('alertdialog', { name: 'Scale web to 0' })).toBeTruthy();
  });

  it('confirms by the button and by Ctrl Enter', async () => {
    const { user, onConfirm } = open();
    await user.click(confirm());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onConfirm).toHaveBeenCalledTimes(2);
  });

  it('closes by Cancel and by Escape', async () => {
    const { user, onOpenChange } = open();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.keyboard('{Escape}');
    expect(onOpenChange.mock.calls).toEqual([[false], [false]]);
  });

  it('stays open while it runs, and cannot be confirmed twice', async () => {
    const { user, onConfirm, onOpenChange } = open({ isPending: true });
    await user.click(confirm());
    await user.keyboard('{Escape}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onConfirm).not.toHaveBeenCalled();
    expect(onOpenChange).not.toHaveBeenCalled();
  });

  it('shows what went wrong and lets one try again', async () => {
    const { user, onConfirm } = open({
      error: {
        code: 'heroku_conflict',
        message: 'Another release is running.',
        nextStep: 'Wait for it.',
        heroku: { status: 409, id: 'conflict', message: null, requestId: 'f00-1' },
      },
    });
    expect(screen.getByRole('alert').textContent).toContain('Another release is running.');
    expect(screen.getByRole('alert').textContent).toContain('f00-1');
    await user.click(confirm());
    expect(onConfirm).toHaveBeenCalledOnce();
  });
});

describe('a change that is hard to take back', () => {
  it('starts at the field, and nothing confirms until the name matches', async () => {
    const { user, onConfirm } = open({ phrase: app });
    expect(document.activeElement).toBe(field());
    await user.keyboard('{Enter}{Control>}{Enter}{/Control}');
    await user.click(confirm());
    await user.type(field(), 'checkout-api-prod{Enter}');
    expect(onConfirm).not.toHaveBeenCalled();
    expect(confirm().getAttribute('aria-disabled')).toBe('true');
  });

  it('takes the exact name, with spaces around it, by Enter', async () => {
    const { user, onConfirm } = open({ phrase: app });
    await user.type(field(), ` ${app} {Enter}`);
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('may be pasted, and minds capitals', async () => {
    const { user, onConfirm } = open({ phrase: app });
    await user.click(field());
    await user.paste(app.toUpperCase());
    await user.click(confirm());
    expect(onConfirm).not.toHaveBeenCalled();
    await user.clear(field());
    await user.paste(app);
    await user.click(confirm());
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('tells nothing typed from something wrong', async () => {
    const { user } = open({ phrase: app });
    expect(screen.getByText('Nothing typed yet.')).toBeTruthy();
    await user.type(field(), 'no');
    expect(screen.getByText('That does not match, letter for letter.')).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('offers no copy of the name', () => {
    open({ phrase: app });
    expect(screen.queryByRole('button', { name: /copy/i })).toBeNull();
  });

  it('holds back for another reason as well', async () => {
    const { user, onConfirm } = open({ phrase: app, disabledReason: 'This console is read-only.' });
    await user.type(field(), `${app}{Enter}`);
    expect(onConfirm).not.toHaveBeenCalled();
  });
});

describe('a second factor', () => {
  const code = () => screen.getByRole('textbox', { name: 'Code of your second factor' });

  it('is asked for with the focus, sent by Enter, and forgotten as soon as it is sent', async () => {
    const { user, onConfirm } = open({ asksCode: true });
    expect(document.activeElement).toBe(code());
    expect(code().getAttribute('autocomplete')).toBe('one-time-code');
    await user.click(confirm());
    expect(onConfirm).not.toHaveBeenCalled();
    await user.type(code(), ' 493817 {Enter}');
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith('493817');
    expect((code() as HTMLInputElement).value).toBe('');
  });

  it('is asked for beside the name that must be typed', async () => {
    const { user, onConfirm } = open({ asksCode: true, phrase: app });
    await user.type(code(), '493817');
    await user.click(confirm());
    expect(onConfirm).not.toHaveBeenCalled();
    await user.type(field(), app);
    await user.click(confirm());
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith('493817');
  });
});

it('offers the same change as a line of the CLI, shown as text', async () => {
  const cli = "heroku run:detached -a shop -- '<img src=x onerror=alert(1)>'";
  const { user } = open({ cli });
  expect(screen.getByText(cli)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy as CLI command' }));
  expect(await navigator.clipboard.readText()).toBe(cli);
});
