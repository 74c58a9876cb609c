import type { TestSimulator } from '../../lib/testing/simulator';

export type SimulatedWorld = Pick<TestSimulator, 'api' | 'accounts' | 'control'> & { forget(): Promise<void> };

/** A world of its own in a running simulator, which answers at once. */
export async function openWorld(api: string, spec: { apps: number; seed: number }): Promise<SimulatedWorld> {
  const made = await send<{ world: string; accounts: TestSimulator['accounts'] }>('POST', `${api}/_sim/worlds`, spec);
  const entry = `${api}/_sim/worlds/${made.world}`;
  return {
    api,
    accounts: made.accounts,
    control: (method, path, body) => send(method, `${entry}/${path}`, body),
    forget: () => send('DELETE', entry),
  };
}

async function send<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
