import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const running: ChildProcess[] = [];

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/main.ts', ...args], { cwd: root });
  running.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no stdout');
  const [line] = await once(createInterface(child.stdout), 'line');
  return String(line);
}

async function errorText(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  await once(child, 'close');
  return text;
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

it('prints one JSON line, serves, and stops cleanly on SIGTERM', async () => {
  const child = start('--port', '0', '--apps', '20', '--callback', 'http://127.0.0.1:9/back');
  const line = JSON.parse(await firstLine(child));
  expect(line).toEqual({
    api: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    id: line.api,
    oauth: {
      clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      clientSecret: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
    accounts: expect.arrayContaining([{ email: 'mara@fernhill.example', token: expect.stringMatching(/^HRKU-/) }]),
  });
  expect(line.accounts[0].email).toBe('mara@fernhill.example');
  const client = await fetch(`${line.api}/oauth/clients/${line.oauth.clientId}`, {
    headers: { Accept: 'application/vnd.heroku+json; version=3' },
  });
  expect(await client.json()).toMatchObject({ redirect_uri: 'http://127.0.0.1:9/back' });
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

it('says which port is taken', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const child = start('--port', String(port));
  expect(await errorText(child)).toContain(`Port ${port} is taken.`);
  expect(child.exitCode).toBe(1);
  blocker.close();
});

it.each([
  ['--apps', 'many', '--apps must be a whole number'],
  ['--callback', 'nowhere', '--callback must be a URL'],
  ['--colour', 'red', "Unknown option '--colour'"],
])('explains %s %s', async (flag, value, message) => {
  const child = start(flag, value);
  expect(await errorText(child)).toContain(message);
  expect(child.exitCode).toBe(1);
});
