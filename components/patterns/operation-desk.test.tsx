import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { notify } from '@/components/ui/notify';
import type { Plan } from '@/lib/operations/operation';
import { fail, ok } from '@/lib/result';
import { createDesk } from './operation-desk';
import type { OperationAction, OperationRequest } from './operation-task';

vi.mock('@/components/ui/notify', () => ({
  notify: { prepare: vi.fn(), success: vi.fn(), failure: vi.fn(), dismiss: vi.fn() },
}));

const plan: Plan = {
  title: 'Scale web to 4 on checkout-api',
  done: 'Scaled web from 3 to 4 on checkout-api',
  changes: [{ label: 'web', from: '3', to: '4' }],
  consequences: [],
  priceCalls: 3,
  centsPerMonth: 5000,
  care: 'confirm',
  typed: null,
};
const reversed = { ...plan, changes: [{ label: 'web', from: '4', to: '3' }] };
const changed = fail('plan_changed', 'Something changed since you looked.');

/** A server that answers previews with these plans, one after another, and runs as told. */
function server(
  plans: Plan[],
  run: OperationAction = async () => ok({ step: 'done', runId: 'run-1', summary: plan.done, undo: { to: 3 } }),
) {
  const requests: OperationRequest[] = [];
  let seen = 0;
  const action: OperationAction = async (request) => {
    requests.push(request);
    if (request.planHash) return run(request);
    seen += 1;
    return ok({ step: 'preview', plan: plans[Math.min(seen, plans.length) - 1] ?? plan, planHash: `hash-${seen}` });
  };
  return { action, requests };
}

const queries = new QueryClient();
const invalidated = vi.spyOn(queries, 'invalidateQueries');
const begin = (action: OperationAction) => {
  const desk = createDesk(queries);
  return { desk, ending: desk.begin({ action, input: { to: 4 }, affects: [['fleet']] }) };
};
const question = (desk: ReturnType<typeof createDesk>) => vi.waitUntil(() => desk.question());

beforeEach(() => vi.clearAllMocks());

test('what is harmless runs at once, with the hash of what was seen', async () => {
  const { action, requests } = server([{ ...plan, care: 'direct' }]);
  const { desk, ending } = begin(action);
  expect(await ending).toBe('done');
  expect(desk.question()).toBeNull();
  expect(requests.map(({ planHash }) => planHash)).toEqual([undefined, 'hash-1']);
  expect(invalidated).toHaveBeenCalledWith({ queryKey: ['fleet'] });
});

test('what is live asks first; cancelling changes nothing', async () => {
  const { action, requests } = server([plan]);
  const { desk, ending } = begin(action);
  await question(desk);
  desk.cancel();
  expect(await ending).toBe('stopped');
  expect(requests).toHaveLength(1);
});

test('a second press while it runs does nothing', async () => {
  const { action, requests } = server([plan]);
  const { desk, ending } = begin(action);
  await question(desk);
  await Promise.all([desk.confirm(), desk.confirm()]);
  expect(await ending).toBe('done');
  expect(requests.filter(({ planHash }) => planHash)).toHaveLength(1);
});

test('a plan that changed is shown anew instead of being run', async () => {
  let tries = 0;
  const { action } = server([plan, { ...plan, title: 'Scale web to 4, from 6' }], async () => {
    tries += 1;
    return tries === 1 ? changed : ok({ step: 'done', runId: 'run-1', summary: plan.done, undo: null });
  });
  const { desk, ending } = begin(action);
  await question(desk);
  await desk.confirm();
  expect(desk.question()).toMatchObject({
    seen: { plan: { title: 'Scale web to 4, from 6' }, planHash: 'hash-2' },
    error: { code: 'plan_changed' },
  });
  await desk.confirm();
  expect(await ending).toBe('done');
});

describe('a second factor', () => {
  const asked = fail('heroku_two_factor', 'Heroku asks for a second factor.', 'Enter the code.');
  const wrong = fail('heroku_two_factor', 'Heroku did not accept this code.', 'Enter the one that is shown now.');
  const done = ok({ step: 'done' as const, runId: 'run-1', summary: plan.done, undo: null });
  const guarded: OperationAction = async ({ secondFactor }) =>
    secondFactor === undefined ? asked : secondFactor === '493817' ? done : wrong;

  test('that Heroku asks for is asked of the person, and the same plan runs again once, with it', async () => {
    const { action, requests } = server([plan], guarded);
    const { desk, ending } = begin(action);
    await question(desk);
    await desk.confirm();
    expect(desk.question()).toMatchObject({ asksCode: true, isRunning: false, error: { code: 'heroku_two_factor' } });
    await desk.confirm('493817');
    expect(await ending).toBe('done');
    expect(requests.map(({ planHash, secondFactor }) => [planHash, secondFactor])).toEqual([
      [undefined, undefined],
      ['hash-1', undefined],
      ['hash-1', '493817'],
    ]);
  });

  test('that is wrong is said so, and nothing is sent until another is entered', async () => {
    const { action, requests } = server([plan], guarded);
    const { desk, ending } = begin(action);
    await question(desk);
    await desk.confirm();
    await desk.confirm('000000');
    expect(desk.question()?.error?.message).toBe('Heroku did not accept this code.');
    expect(requests).toHaveLength(3);
    expect(JSON.stringify(desk.question())).not.toContain('000000');
    desk.cancel();
    expect(await ending).toBe('stopped');
    expect(requests).toHaveLength(3);
  });

  test('is asked for where nothing else was asked', async () => {
    const { action } = server([{ ...plan, care: 'direct' }], guarded);
    const { desk, ending } = begin(action);
    await question(desk);
    expect(desk.question()).toMatchObject({ asksCode: true });
    await desk.confirm('493817');
    expect(await ending).toBe('done');
    expect(notify.failure).not.toHaveBeenCalled();
  });
});

test('the receipt carries the same change as a line of the CLI', async () => {
  const { action } = server([{ ...plan, care: 'direct', cli: 'heroku ps:scale web=4 -a shop' }]);
  await begin(action).ending;
  const extra = vi.mocked(notify.success).mock.lastCall?.[0].extra as { props: { value: string } };
  expect(extra.props.value).toBe('heroku ps:scale web=4 -a shop');
});

test('a failure stays in the dialog', async () => {
  const { action } = server([plan], async () => fail('heroku_unavailable', 'Heroku is unavailable.'));
  const { desk } = begin(action);
  await question(desk);
  await desk.confirm();
  expect(desk.question()).toMatchObject({ isRunning: false, error: { code: 'heroku_unavailable' } });
  expect(notify.success).not.toHaveBeenCalled();
});

test('a console that is out of reach is never taken for a success', async () => {
  const { ending } = begin(() => Promise.reject(new Error('network')));
  expect(await ending).toBe('stopped');
  expect(notify.failure).toHaveBeenCalledOnce();
});

test('what fails before anything was sent says that nothing was changed', async () => {
  const { ending } = begin(async () => fail('heroku_unavailable', 'Heroku is away.', 'Try again.'));
  expect(await ending).toBe('stopped');
  const description = 'Heroku is away. Nothing was changed. Try again.';
  expect(notify.failure).toHaveBeenCalledWith(expect.objectContaining({ description }));
});

const undo = () => vi.mocked(notify.success).mock.lastCall?.[0].action?.onClick();

test('the receipt’s Undo takes back exactly what was done without asking again', async () => {
  const { action, requests } = server([{ ...plan, care: 'direct' }, reversed]);
  await begin(action).ending;
  undo();
  await vi.waitUntil(() => requests.length === 4);
  expect(requests[3]).toEqual({ input: { to: 3 }, planHash: 'hash-2', undoOf: 'run-1' });
  // What is undone offers no Undo any more.
  const receipt = vi.mocked(notify.success).mock.calls[0]?.[0].id ?? '';
  await vi.waitFor(() => expect(notify.dismiss).toHaveBeenCalledExactlyOnceWith(receipt));
});

test('an Undo that would do more than take back asks first', async () => {
  const { action, requests } = server([
    { ...plan, care: 'direct' },
    { ...reversed, changes: [{ label: 'web', from: '9', to: '3' }] },
  ]);
  const { desk, ending } = begin(action);
  await ending;
  undo();
  await question(desk);
  expect(requests).toHaveLength(3);
});

test('an Undo that stops production wants the name typed', async () => {
  const { action, requests } = server([
    { ...plan, care: 'direct' },
    { ...reversed, typed: 'checkout-api' },
  ]);
  const { desk, ending } = begin(action);
  await ending;
  undo();
  await question(desk);
  expect(requests).toHaveLength(3);
});
