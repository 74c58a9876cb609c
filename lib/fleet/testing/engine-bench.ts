import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callerFor } from '@/lib/connections/caller';
import { credentialWrite } from '@/lib/connections/credentials';
import type { ConnectionSummary } from '@/lib/connections/reach';
import { markConnection } from '@/lib/connections/status';
import type { OpenDatabase } from '@/lib/db/open-database';
import { connections, people } from '@/lib/db/schema';
import { presence, watches } from '@/lib/db/schema-fleet';
import type { CallRecord } from '@/lib/heroku/client';
import { createHeroku } from '@/lib/heroku/heroku';
import { type ManualClock, manualClock } from '@/lib/heroku/testing/manual-clock';
import { processBook } from '@/lib/ledger/book-call';
import { forgetPerProcess, setPerProcess } from '@/lib/per-process';
import { standUp } from '@/lib/testing/console';
import type { TestSimulator } from '@/lib/testing/simulator';
import { refreshConnection } from '../cold-read';
import { tickMs } from '../due';
import { forgetFleet } from '../fleet';
import { syncTick } from '../sync';

export type Side = { personId: string; connection: { id: string; name: string; herokuAccountId: string } };

const slots = ['fleet.progress', 'fleet.refreshes', 'fleet.sync'];

/** A whole console, but for its pages, and a local Heroku, which share one clock that only moves when told to. */
export function engineBench(simulator: Pick<TestSimulator, 'api' | 'accounts' | 'control'>, database: OpenDatabase) {
  const calls: CallRecord[] = [];
  let clock: ManualClock = manualClock();

  function restart(): void {
    forgetFleet();
    for (const slot of slots) forgetPerProcess(slot);
    const log = { info: (record: CallRecord) => void calls.push(record), warn: () => undefined };
    const { now, sleep } = clock;
    const hasty = { now, sleep: (ms: number) => (ms === 0 ? Promise.resolve() : sleep(ms)) };
    const heroku = createHeroku({ apiUrl: simulator.api, clock: hasty, retryPauseMs: 0, log: log as never });
    setPerProcess('heroku', heroku);
  }

  async function pass(ms: number): Promise<void> {
    await clock.advance(ms);
    await simulator.control('POST', 'clock', { advanceMs: ms });
  }

  async function storeToken(connectionId: string, token: string): Promise<void> {
    const tokens = { accessToken: token, refreshToken: null, expiresAt: null };
    await database.db.transaction(await credentialWrite(connectionId, tokens, new Date()));
  }

  return {
    db: database.db,
    calls,
    now: () => clock.now(),
    /** Puts Heroku and the console back to their beginnings. */
    async reset() {
      await simulator.control('POST', 'reset', {});
      const { nowMs } = await simulator.control<{ nowMs: number }>('POST', 'clock', { frozen: true });
      await database.db.execute(sql`truncate people, connections, app_access, fleet_apps, app_names cascade`);
      standUp(database, simulator.api);
      clock = manualClock(nowMs);
      restart();
      calls.length = 0;
    },
    /** Starts the process anew; Heroku and the database stay as they are. */
    restart,
    /** Lets time pass on both sides. */
    pass,
    /** Puts the console's clock to another time. */
    jump: (ms: number) => clock.jump(ms),
    /** Ticks as often as the engine does, for so long. */
    async run(ms: number, afterTick: () => void = () => undefined) {
      for (let passed = 0; passed < ms; passed += tickMs) {
        await pass(tickMs);
        await syncTick(new Date(clock.now()));
        afterTick();
      }
    },
    async close() {
      await processBook().flush();
      await database.close();
    },
    /** A person who signed in as this account, and the connection that this made. */
    async connect(email: string, { isShared = false } = {}): Promise<Side> {
      const account = simulator.accounts.find((candidate) => candidate.email === email);
      if (!account) throw new Error(`The simulator has no account ${email}`);
      const side = { id: randomUUID(), name: email, herokuAccountId: randomUUID() };
      const personId = randomUUID();
      await database.db
        .insert(people)
        .values({ id: personId, email, role: 'owner', herokuAccountId: side.herokuAccountId });
      const sharedAt = isShared ? new Date(clock.now()) : null;
      await database.db
        .insert(connections)
        .values({ ...side, ownerId: personId, kind: 'token', herokuEmail: email, sharedAt });
      await storeToken(side.id, account.token);
      return { personId, connection: side };
    },
    /** Gives a connection another token, as its person does who signs in again. */
    async signInAgain({ connection: { id } }: Side, token: string) {
      await storeToken(id, token);
      await markConnection(id, 'active', new Date(clock.now()));
    },
    /** Reads everything once, as the first look does. */
    async readAll({ personId, connection }: Side) {
      const caller = callerFor(connection as ConnectionSummary, {
        purpose: 'read:fleet',
        lane: 'interactive',
        personId,
      });
      const { progress, finished } = refreshConnection(connection, { caller });
      await finished;
      return progress;
    },
    /** Keeps a person here for so long, with these apps on the screen. */
    async look({ personId }: Side, ms: number, appIds: string[] = []) {
      const until = new Date(clock.now() + ms);
      await database.db
        .insert(presence)
        .values({ personId, until })
        .onConflictDoUpdate({ target: presence.personId, set: { until } });
      if (appIds.length > 0)
        await database.db.insert(watches).values(appIds.map((appId) => ({ personId, appId, until })));
    },
  };
}
