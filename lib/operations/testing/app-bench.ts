import { randomBytes } from 'node:crypto';
import { auditRowsAfter } from '@/lib/audit/list';
import { credentialWrite } from '@/lib/connections/credentials';
import { getDb, withTransaction } from '@/lib/db/client';
import type { OpenDatabase } from '@/lib/db/open-database';
import { operationRuns } from '@/lib/db/schema';
import { createHeroku } from '@/lib/heroku/heroku';
import { setPerProcess } from '@/lib/per-process';
import { addPerson, standUp } from '@/lib/testing/console';
import type { TestSimulator } from '@/lib/testing/simulator';
import type { Receipt } from '../carry-out';
import type { Operation } from '../operation';
import { type Preview, perform } from '../perform';

type Logged = { method: string; path: string; status: number };
type AppOptions = { stage?: string; formation?: Record<string, { quantity: number; size?: string }> };

/** A console whose operator reaches one new app of a local Heroku; its pauses take a hundredth of their time. */
export async function appBench(database: OpenDatabase, simulator: TestSimulator, options: AppOptions = {}) {
  standUp(database, simulator.api);
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms / 100)),
  };
  setPerProcess('heroku', createHeroku({ apiUrl: simulator.api, clock, retryPauseMs: 1 }));
  const [account] = simulator.accounts;
  if (!account) throw new Error('The local Heroku has no account');
  const name = `bench-${randomBytes(4).toString('hex')}`;
  const { formation = { web: { quantity: 2 } }, stage = 'staging' } = options;
  const { id } = await simulator.control<{ id: string }>('POST', 'apps', { name, owner: account.email, formation });
  const app = { id, name, stage };
  const { viewer, connectionId } = await addPerson('operator', [app]);
  const tokens = { accessToken: account.token, refreshToken: null, expiresAt: null };
  await withTransaction(await credentialWrite(connectionId, tokens, new Date()));

  const look = async <Input, State>(operation: Operation<Input, State>, input: Input): Promise<Preview> => {
    const seen = await perform(operation, viewer, { input });
    if (!seen.ok || seen.value.step !== 'preview') throw new Error(JSON.stringify(seen));
    return seen.value;
  };
  return {
    app,
    viewer,
    look,
    /** Looks, agrees, and runs. */
    async run<Input, State>(operation: Operation<Input, State>, input: Input, secondFactor?: string) {
      const { planHash } = await look(operation, input);
      const result = await perform(operation, viewer, { input, planHash, secondFactor });
      return result as { ok: true; value: Receipt<Input> } | Extract<typeof result, { ok: false }>;
    },
    fault: (fault: object) => simulator.control('POST', 'faults', { app: name, ...fault }),
    async changes(): Promise<Logged[]> {
      const all = await simulator.control<Logged[]>('GET', 'requests');
      return all.filter(({ method, path }) => method !== 'GET' && (path.includes(name) || path.includes(id)));
    },
    async audit() {
      const rows = await auditRowsAfter(0, 1000);
      return rows.filter(({ appId }) => appId === id).map(({ kind, outcome, errorCode }) => [kind, outcome, errorCode]);
    },
    /** Everything that was written down about it, as text. */
    async writtenDown(): Promise<string> {
      return JSON.stringify([await auditRowsAfter(0, 1000), await (await getDb()).select().from(operationRuns)]);
    },
  };
}
