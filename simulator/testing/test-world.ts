import type { Simulator } from '@/simulator/start';
import type { StartLine } from '@/simulator/start-line';

type WorldLine = StartLine & { world: string };

export interface TestWorld {
  line: WorldLine;
  /** Token of the account that sees most. */
  token: string;
  /** The control plane of this world; throws what it refuses. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** A Platform API call with the widest token unless the headers say otherwise. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  json<T = Record<string, unknown>>(): T;
}

/** An isolated world whose clock stands still, for one test. */
export async function openWorld(simulator: Simulator, spec: Record<string, unknown> = {}): Promise<TestWorld> {
  const line = await controlCall<WorldLine>(simulator.url, 'POST', '/_sim/worlds', { apps: 20, ...spec });
  const token = line.accounts[0]?.token ?? '';
  const control: TestWorld['control'] = (method, path, body) =>
    controlCall(simulator.url, method, `/_sim/worlds/${line.world}/${path}`, body);
  await control('POST', 'clock', { frozen: true });
  return {
    line,
    token,
    control,
    api: async (method, path, body, headers = {}) => {
      const response = await fetch(`${simulator.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          Accept: 'application/vnd.heroku+json; version=3',
          Authorization: `Bearer ${token}`,
          'Accept-Encoding': 'identity',
          ...headers,
        },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
    },
  };
}

async function controlCall<T>(url: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}${path}`, { method, body: body === undefined ? null : JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text) as T;
}
