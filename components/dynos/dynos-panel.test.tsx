import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { Plan } from '@/lib/operations/operation';
import { createQueryClient } from '@/lib/queries/query-client';
import type { DynoRow } from '@/lib/reads/dynos';
import { fail, ok } from '@/lib/result';
import type { OutputMessage } from '@/lib/rules/output-message';
import { renderScreen } from '@/lib/testing/render-screen';
import { DynosPanel } from './dynos-panel';

const actions = vi.hoisted(() => ({
  readDynos: vi.fn(),
  readDynoSizes: vi.fn(),
  readDynoTrouble: vi.fn(),
  restartApp: vi.fn(),
  stopOneDyno: vi.fn(),
  startOneOff: vi.fn(),
}));
vi.mock('@/app/actions', () => actions);
vi.mock('next/navigation', () => ({ usePathname: () => '/apps/checkout', useRouter: () => ({ refresh: vi.fn() }) }));

const app = '0d3c1f1e-8f5b-4a53-9c3e-0f5d6f1f6b11';
const free = { restart: null, stop: null, run: null, logs: null };
const answer = (data: unknown) => ({ result: Promise.resolve(ok({ data, budgets: [] })) });
const dyno = (name: string, state = 'up'): DynoRow => ({
  id: name,
  name,
  type: name.split('.')[0] ?? '',
  state,
  size: 'Standard-1X',
  release: 219,
  createdAt: 1,
  updatedAt: Date.now() - 60_000,
});
const plan: Plan = {
  title: 'Stop run.4711 on checkout',
  done: 'Stopped run.4711 on checkout',
  changes: [{ label: 'run.4711', from: 'up', to: 'stopped for good' }],
  consequences: [],
  priceCalls: 3,
  centsPerMonth: 0,
  care: 'confirm',
  typed: null,
};

beforeEach(() => {
  vi.clearAllMocks();
  const items = [dyno('web.1'), dyno('web.2', 'crashed'), dyno('worker.1'), dyno('run.4711')];
  actions.readDynos.mockResolvedValue(answer({ items, readAt: 1 }));
  const size = { name: 'Standard-1X', centsPerMonth: 2500, dedicated: false, memoryGb: 1, isPrivateOnly: false };
  actions.readDynoSizes.mockResolvedValue(answer({ items: [size], readAt: 1 }));
});

const show = (reasons: Parameters<typeof DynosPanel>[0]['reasons'] = free) =>
  renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <DynosPanel app={app} reasons={reasons} />
      </OperationProvider>
    </QueryClientProvider>,
  );
const tile = async (name: string) => {
  const text = await screen.findByText(name);
  return within(text.closest('li') as HTMLElement);
};

/** A server that answers the output of a dyno with these messages and then stays open or ends. */
function serveOutput(messages: OutputMessage[], isOpen = false) {
  const body = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const message of messages) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
        if (!isOpen) controller.close();
      },
    });
  const fetched = vi.fn(async () => new Response(body()));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
const line = (text: string, source = 'app'): OutputMessage => ({
  line: { at: Date.UTC(2026, 10, 20, 9, 0, 5), source, process: 'run.4711', text },
});

describe('a dyno', () => {
  test('of the formation can be restarted and stopped; a one-off shows its output and can be stopped', async () => {
    show();
    const web = await tile('web.1');
    expect(web.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Restart web.1…',
      'Stop web.1…',
    ]);
    const oneOff = await tile('run.4711');
    expect(oneOff.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Output of run.4711',
      'Stop run.4711…',
    ]);
  });

  test('is stopped after the question', async () => {
    actions.stopOneDyno.mockImplementation(async ({ planHash }) =>
      planHash
        ? ok({ step: 'done', runId: 'run-1', summary: plan.done, undo: null })
        : ok({ step: 'preview', plan, planHash: 'hash-1' }),
    );
    const { user } = show();
    await user.click((await tile('run.4711')).getByRole('button', { name: 'Stop run.4711…' }));
    await user.click(await screen.findByRole('button', { name: plan.title }));
    await waitFor(() => expect(actions.stopOneDyno).toHaveBeenCalledTimes(2));
    expect(actions.stopOneDyno.mock.lastCall?.[0]).toMatchObject({
      input: { app, dyno: 'run.4711' },
      planHash: 'hash-1',
    });
  });

  test('that crashed says why, when it is asked and not before', async () => {
    const codes = [{ code: 'R14', sentence: 'It used more memory than its size has.', times: 3, lastAt: null }];
    const said = [{ at: null, source: 'heroku', process: 'web.2', text: '<b>State changed</b> from up to crashed' }];
    const exit = { status: 137, sentence: 'The process was ended by force.', at: null };
    actions.readDynoTrouble.mockResolvedValue(answer({ codes, exit, said, readAt: 1 }));
    const { user } = show();
    const web = await tile('web.2');
    expect(actions.readDynoTrouble).not.toHaveBeenCalled();
    await user.click(web.getByRole('button', { name: 'Why did web.2 crash? 1 call' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Why did web.2 crash?' }));
    expect(await dialog.findByText('R14')).toBeTruthy();
    expect(dialog.getByText(/3 times/)).toBeTruthy();
    expect(dialog.getByText('The process was ended by force.')).toBeTruthy();
    expect(dialog.getByText('<b>State changed</b> from up to crashed')).toBeTruthy();
    expect(actions.readDynoTrouble).toHaveBeenCalledTimes(1);
  });

  test('whose log tells nothing says so', async () => {
    actions.readDynoTrouble.mockResolvedValue(answer({ codes: [], exit: null, said: [], readAt: 1 }));
    const { user } = show();
    await user.click((await tile('web.2')).getByRole('button', { name: /^Why did/ }));
    expect(await screen.findByText(/Nothing in Heroku’s recent log tells why/)).toBeTruthy();
  });

  test('all of a type restart from the head of the panel', async () => {
    actions.restartApp.mockResolvedValue(fail('refused', 'No.'));
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Restart a type' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restart all worker dynos…' }));
    expect(actions.restartApp).toHaveBeenCalledWith({ input: { app, target: { kind: 'type', type: 'worker' } } });
  });

  test('does nothing for somebody whose role may not', async () => {
    const reason = 'Your role, viewer, may not.';
    const { user } = show({ restart: reason, stop: reason, run: reason, logs: reason });
    const web = await tile('web.2');
    for (const name of ['Restart web.2…', 'Stop web.2…', 'Why did web.2 crash? 1 call']) {
      const button = web.getByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await user.click(button);
    }
    expect(actions.restartApp).not.toHaveBeenCalled();
    expect(actions.readDynoTrouble).not.toHaveBeenCalled();
  });
});

describe('what a one-off dyno prints', () => {
  const openOutput = async () => {
    const view = show();
    await view.user.click((await tile('run.4711')).getByRole('button', { name: 'Output of run.4711' }));
    return { ...view, sheet: within(await screen.findByRole('dialog', { name: 'Output of run.4711' })) };
  };

  test('is shown as text, with its end', async () => {
    serveOutput([
      line('<img src=x onerror=alert(1)>'),
      line('שלום <-- rtl'),
      line('State changed from up to complete', 'heroku'),
      { end: { reason: 'ended', state: 'complete', exitStatus: 3 } },
    ]);
    const { sheet } = await openOutput();
    expect(await sheet.findByText('It has ended with exit status 3.')).toBeTruthy();
    const rows = within(sheet.getByRole('log')).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      '09:00:05<img src=x onerror=alert(1)>',
      '09:00:05שלום <-- rtl',
      '09:00:05State changed from up to complete',
    ]);
    expect(rows[1]?.querySelector('bdi')).toBeTruthy();
    expect(sheet.queryByRole('button', { name: /^Stop/ })).toBeNull();
  });

  test('is asked for once, and again only by a press that names its price', async () => {
    const fetched = serveOutput([line('one'), { end: { reason: 'cut' } }]);
    const { user, sheet } = await openOutput();
    const again = await sheet.findByRole('button', { name: /Follow again/ });
    expect(again.textContent).toContain('1 call');
    expect(fetched).toHaveBeenCalledTimes(1);
    await user.click(again);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  test('that may not be read says why', async () => {
    const refused = fail('forbidden', 'Your role may not read logs.', 'Ask an owner.');
    vi.stubGlobal('fetch', async () => Response.json({ error: refused.error }, { status: 403 }));
    const { sheet } = await openOutput();
    expect(await sheet.findByText('Your role may not read logs.')).toBeTruthy();
  });
});

describe('running a one-off dyno', () => {
  const open = async () => {
    const view = show();
    await view.user.click(await screen.findByRole('button', { name: 'Run one-off…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Run a one-off dyno' }));
    return { ...view, dialog };
  };

  test('takes command, size, life and variables, and follows what was started', async () => {
    const fetched = serveOutput([line('hello')], true);
    actions.startOneOff.mockImplementation(async ({ planHash }) =>
      planHash
        ? ok({ step: 'done', runId: 'run-1', summary: 'Started', undo: null, made: 'run.4711' })
        : ok({ step: 'preview', plan: { ...plan, care: 'direct' }, planHash: 'hash-1' }),
    );
    const { user, dialog } = await open();
    await user.type(dialog.getByRole('textbox', { name: 'Command' }), ' rake db ');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Size' }), 'Standard-1X');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Ends after' }), '600');
    await user.click(dialog.getByRole('button', { name: 'Add a variable' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name of variable 1' }), 'API_KEY');
    const value = dialog.getByLabelText('Value of variable 1');
    expect(value.getAttribute('type')).toBe('password');
    await user.type(value, 's3cret');
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    expect(await screen.findByRole('dialog', { name: 'Output of run.4711' })).toBeTruthy();
    expect(await screen.findByText('hello')).toBeTruthy();
    expect(actions.startOneOff.mock.calls[0]?.[0].input).toEqual({
      app,
      command: 'rake db',
      size: 'Standard-1X',
      env: [{ key: 'API_KEY', value: 's3cret' }],
      lifeSeconds: 600,
    });
    expect(fetched).toHaveBeenCalledWith(`/api/dyno-output?app=${app}&dyno=run.4711`, expect.anything());
  });

  test.each([
    ['no command', '', []],
    ['a variable without a name', 'ls', ['']],
    ['a variable that is named twice', 'ls', ['A', 'A']],
    ['a name that is none', 'ls', ['A-B']],
  ])('does not begin with %s', async (_, command, names) => {
    const { user, dialog } = await open();
    if (command) await user.type(dialog.getByRole('textbox', { name: 'Command' }), command);
    for (const [index, name] of names.entries()) {
      await user.click(dialog.getByRole('button', { name: 'Add a variable' }));
      if (name) await user.type(dialog.getByRole('textbox', { name: `Name of variable ${index + 1}` }), name);
      await user.type(dialog.getByLabelText(`Value of variable ${index + 1}`), 'x');
    }
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    await user.type(dialog.getByRole('textbox', { name: 'Command' }), '{Enter}');
    expect(actions.startOneOff).not.toHaveBeenCalled();
  });

  test('that is refused keeps what was typed', async () => {
    actions.startOneOff.mockResolvedValue(fail('refused', 'Eco allows 1 one-off dyno at once.'));
    const { user, dialog } = await open();
    await user.type(dialog.getByRole('textbox', { name: 'Command' }), 'ls');
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(actions.startOneOff).toHaveBeenCalledTimes(1));
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Command' }).value).toBe('ls');
  });
});
