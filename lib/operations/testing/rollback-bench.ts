import { randomBytes } from 'node:crypto';
import { auditRowsAfter } from '@/lib/audit/list';
import { credentialWrite } from '@/lib/connections/credentials';
import { getDb, withTransaction } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { operationRuns } from '@/lib/db/schema';
import { createHeroku, processHeroku } from '@/lib/heroku/heroku';
import type { Release } from '@/lib/heroku/schema';
import { setPerProcess } from '@/lib/per-process';
import { addPerson, standUp } from '@/lib/testing/console';
import type { TestSimulator } from '@/lib/testing/simulator';

type Logged = { method: string; path: string };

/**
 * A console whose operator reaches one new app of a local Heroku: v3 deployed `1a2b3c4`, v4 set one key and changed
 * another, v5 deployed `9f8e7d6`, which is current.
 */
export async function rollbackBench(database: OpenDatabase, simulator: TestSimulator, stage = 'staging') {
  standUp(database, simulator.api);
  // Nobody waits for real: what follows a lost answer is read at once.
  const clock = { ...processHeroku().clock, sleep: async () => {} };
  setPerProcess('heroku', createHeroku({ apiUrl: simulator.api, clock, retryPauseMs: 1 }));
  const [account] = simulator.accounts;
  if (!account) throw new Error('The local Heroku has no account');
  const name = `back-${randomBytes(4).toString('hex')}`;
  const { id } = await simulator.control<{ id: string }>('POST', 'apps', {
    name,
    owner: account.email,
    formation: { web: { quantity: 2 }, worker: { quantity: 1 } },
    config: { KEPT: 'same', CHANGED: 'old value', GONE: 'was here' },
  });
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${simulator.api}/apps/${id}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.heroku+json; version=3',
        authorization: `Bearer ${account.token}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  await api('PATCH', '/config-vars', { CHANGED: 'new value', ADDED: 'secret of v4', GONE: null });
  const deploy = async (commit: string, types: Record<string, string> = { web: 'bin/web', worker: 'bin/worker' }) => {
    const slug = await api<{ id: string }>('POST', '/slugs', {
      process_types: types,
      commit: commit.repeat(6).slice(0, 40),
      commit_description: `What ${commit} does`,
    });
    await api('POST', '/releases', { slug: slug.id, description: `Deploy ${commit}` });
  };
  await deploy('9f8e7d6');
  const { viewer, connectionId } = await addPerson('operator', [{ id, name, stage }]);
  const tokens = { accessToken: account.token, refreshToken: null, expiresAt: null };
  await withTransaction(await credentialWrite(connectionId, tokens, new Date()));

  return {
    app: { id, name },
    viewer,
    api,
    deploy,
    config: () => api<Record<string, string>>('GET', '/config-vars'),
    releases: async () => (await api<Release[]>('GET', '/releases')).sort((a, b) => b.version - a.version),
    async release(version: number): Promise<Release> {
      return api('GET', `/releases/${version}`);
    },
    fault: (fault: object) =>
      simulator.control('POST', 'faults', { method: 'POST', route: '/apps/:app/releases', times: 1, ...fault }),
    /** Calls to this app since the last time, without those of the test itself. */
    async calls(): Promise<string[]> {
      const log = await simulator.control<Logged[]>('GET', 'requests');
      return log.filter(({ path }) => path.includes(id)).map(({ method, path }) => `${method} ${path}`);
    },
    forgetCalls: () => simulator.control('DELETE', 'requests'),
    async writes(): Promise<number> {
      return (await this.calls()).filter((line) => line === `POST /apps/${id}/releases`).length;
    },
    async audit(): Promise<(string | null)[][]> {
      const rows = (await auditRowsAfter(0, 100_000)).filter(({ appId }) => appId === id);
      return rows.map(({ kind, outcome, errorCode }) => [kind, outcome, errorCode]);
    },
    runs: async () => (await (await getDb()).select().from(operationRuns)).filter(({ appId }) => appId === id),
  };
}

export type RollbackBench = Awaited<ReturnType<typeof rollbackBench>>;
