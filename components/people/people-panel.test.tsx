import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { OperationProvider } from '@/components/patterns/operation-provider';
import type { OperationRequest } from '@/components/patterns/operation-task';
import { createQueryClient } from '@/lib/queries/query-client';
import type { PeopleView, PersonRow } from '@/lib/reads/people';
import { renderScreen } from '@/lib/testing/render-screen';
import { PeoplePanel } from './people-panel';

const server = vi.hoisted(() => ({ view: null as unknown, asked: [] as unknown[], care: 'direct' }));

vi.mock('next/navigation', () => ({ usePathname: () => '/people', useRouter: () => ({ refresh: vi.fn() }) }));
vi.mock('@/app/actions', () => {
  const operation = (name: string) => async (request: OperationRequest) => {
    server.asked.push([name, request]);
    if (request.planHash)
      return { ok: true, value: { step: 'done', runId: 'run', summary: `Did ${name}`, undo: null } };
    const plan = { title: `Do ${name}`, changes: [], consequences: ['Sessions end.'], priceCalls: 0, centsPerMonth: 0 };
    return {
      ok: true,
      value: { step: 'preview', planHash: 'hash', plan: { ...plan, care: server.care, typed: null } },
    };
  };
  return {
    readPeople: async () => ({ result: Promise.resolve({ ok: true, value: { data: server.view, budgets: [] } }) }),
    addPerson: operation('add'),
    setRole: operation('role'),
    dropPerson: operation('drop'),
  };
});

const person = (over: Partial<PersonRow>): PersonRow => ({
  id: 'id-ada',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  role: 'owner',
  isYou: true,
  hasSignedIn: true,
  lastSeenAt: '2026-11-20T10:00:00.000Z',
  lockedRoles: {},
  removeReason: null,
  ...over,
});
const grace = person({
  id: 'id-grace',
  name: 'grace@example.com',
  email: 'grace@example.com',
  role: 'viewer',
  isYou: false,
});

function open(view: Partial<PeopleView> = {}) {
  server.view = { people: [person({ removeReason: 'The last owner stays.' }), grace], manageReason: null, ...view };
  return renderScreen(
    <QueryClientProvider client={createQueryClient()}>
      <OperationProvider>
        <PeoplePanel />
      </OperationProvider>
    </QueryClientProvider>,
  );
}

const rowOf = async (name: string) => within(await screen.findByRole('row', { name: new RegExp(name) }));

beforeEach(() => {
  server.asked = [];
  server.care = 'direct';
});

it('an owner adds a person by e-mail and role', async () => {
  const { user } = open();
  await user.type(await screen.findByLabelText('E-mail address at Heroku'), 'new@example.com');
  await user.click(screen.getByRole('button', { name: 'Add person' }));
  const input = { email: 'new@example.com', role: 'operator' };
  await waitFor(() =>
    expect(server.asked).toEqual([
      ['add', { input }],
      ['add', { input, planHash: 'hash' }],
    ]),
  );
  await waitFor(() => expect(screen.getByLabelText('E-mail address at Heroku')).toHaveProperty('value', ''));
});

it('removing asks first, and says what it means', async () => {
  server.care = 'confirm';
  const { user } = open();
  await user.click((await rowOf('grace')).getByRole('button', { name: 'Remove grace@example.com' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  expect(dialog.getByText('Sessions end.')).toBeTruthy();
  expect(server.asked).toHaveLength(1);
  await user.click(dialog.getByRole('button', { name: 'Do drop' }));
  await waitFor(() =>
    expect(server.asked.at(-1)).toEqual(['drop', { input: { person: 'id-grace' }, planHash: 'hash' }]),
  );
});

it('the last owner cannot be removed, and the button says why', async () => {
  const { user } = open();
  const button = (await rowOf('Ada')).getByRole('button', { name: 'Remove Ada Lovelace' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await user.click(button);
  expect(server.asked).toEqual([]);
  expect((await screen.findByRole('tooltip')).textContent).toContain('The last owner stays.');
});

it('an invited person is shown as not yet signed in, and as changeable', async () => {
  open({ people: [person({ hasSignedIn: false, lastSeenAt: null, isYou: false })] });
  const row = await rowOf('Ada');
  expect(row.getByText('Not yet signed in')).toBeTruthy();
  expect(row.getByRole('combobox', { name: 'Role of Ada Lovelace' })).toBeTruthy();
});

it('whoever may not manage people reads the list and the reason', async () => {
  open({ manageReason: 'Only owners may.' });
  expect(await screen.findByText('Only owners may.')).toBeTruthy();
  expect((await rowOf('grace')).getByText('viewer')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByRole('combobox')).toBeNull();
});
