import 'server-only';
import { createLog } from '@/lib/log';
import { ok, type Result } from '@/lib/result';
import type { Caller, CallRecord, HerokuAccess } from '../call';
import type { Clock } from '../clock';
import { createHeroku, type Heroku } from '../heroku';
import { type Script, type ScriptedServer, startScriptedServer } from './scripted-server';

/** For scripts whose server never answers. */
export const impatient = { readTimeoutMs: 100, writeTimeoutMs: 100 };

export const testToken = 'HRKU-00000000-marked-secret-token';

/** A clock that stands still but for what is slept on it. */
export type TestClock = Clock & { sleeps: number[]; advance(ms: number): void };

/** Makes a clock that starts at `nowMs` and moves only by `sleep` and `advance`. */
export function testClock(nowMs = 1_790_000_000_000): TestClock {
  let now = nowMs;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms) => {
      sleeps.push(ms);
      now += ms;
    },
  };
}

export type Bench = {
  server: ScriptedServer;
  heroku: Heroku;
  caller: Caller;
  clock: TestClock;
  /** Everything that was logged, as it was written. */
  logged: string[];
  calls: CallRecord[];
  renewals: string[];
  close(): Promise<void>;
};

export type BenchOptions = Partial<Omit<Heroku, 'apiUrl'>> & {
  apiPath?: string;
  renew?: (rejected: string) => Promise<Result<string>>;
};

/** A scripted Heroku, a caller that talks to it, and what was logged. */
export async function openBench(
  script: Script,
  { apiPath = '', renew, ...options }: BenchOptions = {},
): Promise<Bench> {
  const server = await startScriptedServer(script);
  const clock = testClock();
  const logged: string[] = [];
  const calls: CallRecord[] = [];
  const renewals: string[] = [];
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  const heroku = createHeroku({
    apiUrl: `${server.url}${apiPath}`,
    clock,
    log,
    readTimeoutMs: 10_000,
    writeTimeoutMs: 10_000,
    ...options,
  });
  const access: HerokuAccess = {
    accountId: 'account-1',
    token: async () => ok(testToken),
    renew: async (rejected) => {
      renewals.push(rejected);
      return renew ? renew(rejected) : ok(`${testToken}-renewed`);
    },
  };
  const caller: Caller = {
    access,
    purpose: 'test',
    lane: 'interactive',
    heroku,
    onCall: (call) => void calls.push(call),
  };
  const close = async () => {
    await heroku.transport.close();
    await server.close();
  };
  return { server, heroku, caller, clock, logged, calls, renewals, close };
}
