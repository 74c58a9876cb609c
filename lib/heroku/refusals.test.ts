import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '@/lib/log';
import { type AppError, type ErrorCode, ok, unwrap } from '@/lib/result';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { identifyToken } from './account';
import { updateApp } from './apps';
import type { Caller } from './call';
import { createHeroku, type Heroku } from './heroku';
import { refusalsById, refusalsByStatus } from './refusals';

let simulator: TestSimulator;
let heroku: Heroku;
let caller: Caller;
const name = 'refusal-probe';
const logged: string[] = [];

beforeAll(async () => {
  simulator = await startTestSimulator({ apps: 25 });
  const [first] = simulator.accounts;
  if (!first) throw new Error('The simulator has no account.');
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  heroku = createHeroku({ apiUrl: simulator.api, log, retryPauseMs: 1 });
  const { id } = unwrap(await identifyToken(first.token, heroku));
  const access = { accountId: id, token: async () => ok(first.token), renew: async () => ok(first.token) };
  caller = { access, purpose: 'test', lane: 'interactive', isFresh: true, heroku };
  await simulator.control('POST', 'apps', { name, owner: first.email, formation: { web: { quantity: 1 } } });
}, 60_000);
afterAll(async () => {
  await heroku.transport.close();
});
afterEach(() => simulator.control('DELETE', 'faults'));

async function refused(status: number, body: object, headers?: Record<string, string>): Promise<AppError> {
  await simulator.control('POST', 'faults', { kind: 'status', status, body, app: name, ...(headers && { headers }) });
  const answer = await updateApp(caller, name, { maintenance: true });
  if (answer.ok) throw new Error('was not refused');
  return answer.error;
}

/** Heroku's refusals as they are documented and as official clients know them. */
const byId: Record<string, [number, ErrorCode, RegExp, RegExp]> = {
  delinquent: [402, 'heroku_delinquent', /until its bill is paid/, /billing settings/],
  verification_needed: [422, 'heroku_payment', /wants a payment method/, /Add one in the billing/],
  verification_required: [422, 'heroku_payment', /wants a payment method/, /Add one in the billing/],
  suspended: [403, 'heroku_suspended', /has suspended/, /Heroku support/],
  two_factor: [403, 'heroku_two_factor', /second factor/, /Enter the code/],
  password_expired: [422, 'heroku_signed_out', /no longer accepts/, /Sign in with Heroku again/],
  confirmation_required: [423, 'heroku_confirmation', /confirmed by the name/, /Heroku dashboard/],
  cannot_update_above_limit: [422, 'heroku_limit', /no more here/, /Ask for fewer/],
  addon_error: [503, 'heroku_add_on', /provider of the add-on/, /provider’s own status page/],
  rate_limit: [429, 'heroku_rate_limit', /no calls left/, /75 calls a minute/],
};
const byStatus: Record<number, [ErrorCode, RegExp]> = {
  400: ['heroku_invalid', /refused the request/],
  402: ['heroku_payment', /payment method or a paid bill/],
  403: ['heroku_forbidden', /does not let this account/],
  404: ['heroku_not_found', /knows no such thing/],
  406: ['heroku_invalid', /refused the request/],
  409: ['heroku_conflict', /something else changed/],
  410: ['heroku_not_found', /knows no such thing/],
  412: ['heroku_conflict', /something else changed/],
  416: ['heroku_invalid', /refused the request/],
  422: ['heroku_invalid', /refused the request/],
  423: ['heroku_confirmation', /confirmed by the name/],
  503: ['heroku_unavailable', /problem of its own/],
};

describe('every refusal that Heroku is known to give has a sentence and a next step', () => {
  test('the table has no row that is not tried here', () => {
    expect(Object.keys(refusalsById).sort()).toEqual(Object.keys(byId).sort());
    const tried = [...Object.keys(byStatus), '401'].map(Number);
    expect(Object.keys(refusalsByStatus).filter((status) => !tried.includes(Number(status)))).toEqual([]);
  });

  test.each(Object.entries(byId))('%s', async (id, [status, code, sentence, nextStep]) => {
    const error = await refused(status, { id, message: 'Heroku’s words' });
    expect(error).toMatchObject({ code, heroku: { status, id, message: 'Heroku’s words' } });
    expect(error.message).toMatch(sentence);
    expect(error.nextStep).toMatch(nextStep);
  });

  test.each(Object.entries(byStatus))('%s with an id of its own', async (status, [code, sentence]) => {
    const error = await refused(Number(status), { id: 'something_new', message: 'Heroku’s words' });
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(sentence);
    expect(error.nextStep).toBeTruthy();
  });

  test('a limit is named by its number', async () => {
    const error = await refused(422, { id: 'cannot_update_above_limit', message: 'Cannot update.', limit: 10 });
    expect(error.message).toBe('Heroku allows at most 10 here: Cannot update.');
  });

  test('a limit that is no number is none', async () => {
    const error = await refused(422, { id: 'cannot_update_above_limit', message: 'Cannot update.', limit: '<b>9</b>' });
    expect(error.message).toBe('Heroku allows no more here: Cannot update.');
  });
});

describe('a second factor', () => {
  const code = '493817';
  const set = (secondFactor: string | null) => simulator.control('PATCH', `apps/${name}`, { secondFactor });
  const switchOff = (by: Caller) => updateApp(by, name, { maintenance: false });

  test('is asked for, sent with the change alone, and told apart when it is wrong', async () => {
    await set(code);
    const without = await switchOff(caller);
    expect(!without.ok && without.error).toMatchObject({
      code: 'heroku_two_factor',
      nextStep: expect.stringContaining('Enter the code'),
    });
    const wrong = await switchOff({ ...caller, secondFactor: '271828' });
    expect(!wrong.ok && wrong.error).toMatchObject({
      code: 'heroku_two_factor',
      message: 'Heroku did not accept this code.',
    });
    expect(await switchOff({ ...caller, secondFactor: code })).toMatchObject({ ok: true });
    await set(null);
    expect(logged.join('')).not.toMatch(/493817|271828/);
  });
});
