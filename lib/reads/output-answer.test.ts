import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newSessionId, revokeSession, sessionRow } from '@/lib/auth/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { getDb } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { sessions } from '@/lib/db/schema';
import { openStreams } from '@/lib/live/open-streams';
import { runOneOff } from '@/lib/operations/run-one-off';
import { stop } from '@/lib/operations/stop';
import { appBench } from '@/lib/operations/testing/app-bench';
import type { OutputMessage } from '@/lib/rules/output-message';
import { openMemoryDatabase } from '@/lib/testing/database';
import { startTestSimulator, type TestSimulator } from '@/lib/testing/simulator';
import { dynoOutputRead } from './dyno-output';
import { outputAnswer } from './output-answer';
import { runRead } from './run-read';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/viewer', async (actual) => ({
  ...(await actual<typeof import('@/lib/auth/viewer')>()),
  currentViewer: async () => session.viewer,
}));

let simulator: TestSimulator;
let database: OpenDatabase;
let bench: Awaited<ReturnType<typeof appBench>>;
let sessionId: string;

beforeAll(async () => {
  [simulator, database] = await Promise.all([startTestSimulator({ apps: 1 }), openMemoryDatabase()]);
}, 60_000);
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  bench = await appBench(database, simulator);
  await simulator.control('PATCH', `apps/${bench.app.name}`, { bootMs: 0 });
  session.viewer = bench.viewer;
  sessionId = newSessionId();
  await (await getDb()).insert(sessions).values(sessionRow(sessionId, bench.viewer.personId, new Date()));
});

const start = async (command: string) => {
  const input = { app: bench.app.id, command, size: null, env: [], lifeSeconds: null };
  const result = await bench.run(runOneOff, input);
  return (result.ok && result.value.made) || '';
};
const follow = (dyno: string, signal = new AbortController().signal) =>
  outputAnswer(sessionId, () => runRead(dynoOutputRead, { app: bench.app.id, dyno }).result, signal);

async function* messagesOf(answer: Response): AsyncGenerator<OutputMessage> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) if (piece !== '') yield JSON.parse(piece) as OutputMessage;
  }
}
const textOf = (message: OutputMessage) => ('line' in message ? message.line.text : '');

test('what a dyno prints comes as it prints it, clean, until the dyno is stopped', async () => {
  const dyno = await start(String.raw`echo -e "\e[31mred\e[0m <b>bold</b>\u202e"`);
  const answer = await follow(dyno);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const texts: string[] = [];
  for await (const message of messagesOf(answer)) {
    texts.push(textOf(message));
    if (texts.at(-1) === 'red <b>bold</b>') await bench.run(stop, { app: bench.app.id, dyno });
    if ('end' in message) expect(message.end).toEqual({ reason: 'ended', state: 'down', exitStatus: 143 });
  }
  expect(texts).toContain('red <b>bold</b>');
  expect(openStreams()).toBe(0);
});

test('one call is spent, and the address of the log stays on the server', async () => {
  const dyno = await start('sleep 60');
  const answer = await follow(dyno);
  const messages = messagesOf(answer);
  const first = await messages.next();
  await messages.return(undefined);
  expect(JSON.stringify(first.value)).not.toMatch(/streams|http/);
  const sessionsAsked = (await bench.changes()).filter(({ path }) => path.endsWith('/log-sessions'));
  expect(sessionsAsked).toHaveLength(1);
});

test('a browser that goes away ends it', async () => {
  const leaving = new AbortController();
  const answer = await follow(await start('sleep 60'), leaving.signal);
  await answer.body?.getReader().read();
  leaving.abort();
  expect(openStreams()).toBe(0);
});

test('a session that ends ends it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const answer = await follow(await start('sleep 60'));
  const messages = messagesOf(answer);
  await messages.next();
  await revokeSession(sessionId);
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  let last: OutputMessage | undefined;
  for await (const message of messages) last = message;
  expect(last).toEqual({ end: { reason: 'signed_out' } });
});

test.each([
  ['a viewer', 403, () => ({ ...bench.viewer, role: 'viewer' as const })],
  ['nobody', 401, () => null],
])('%s reads no log, and no call is spent', async (_, status, viewer) => {
  const dyno = await start('sleep 60');
  session.viewer = viewer();
  expect((await follow(dyno)).status).toBe(status);
  expect((await bench.changes()).filter(({ path }) => path.endsWith('/log-sessions'))).toEqual([]);
});

test('another person’s app does not exist', async () => {
  const { app } = bench;
  const other = await appBench(database, simulator);
  session.viewer = other.viewer;
  const answer = await outputAnswer(
    sessionId,
    () => runRead(dynoOutputRead, { app: app.id, dyno: 'web.1' }).result,
    new AbortController().signal,
  );
  expect(answer.status).toBe(404);
});

test('a browser follows three outputs at most', async () => {
  const dyno = await start('sleep 60');
  const answers = [];
  for (let index = 0; index < 4; index += 1) answers.push(await follow(dyno));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  for (const answer of answers.slice(0, 3)) await answer.body?.cancel();
  expect(openStreams()).toBe(0);
});
