import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Viewer } from '@/lib/auth/viewer';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { connectionForApp, connectionsOf } from '@/lib/connections/reach';
import { setDatabase } from '@/lib/db/client';
import { connections, people } from '@/lib/db/schema';
import { forgetFleet } from '@/lib/fleet/fleet';
import type { Caller, CallRecord } from '@/lib/heroku/client';
import { createHeroku } from '@/lib/heroku/heroku';
import { forgetPerProcess, setPerProcess } from '@/lib/per-process';
import type { ReadContext } from '@/lib/reads/read';
import { Failure, fail, ok } from '@/lib/result';
import { openMemoryDatabase } from '@/lib/testing/database';
import type { TestSimulator } from '@/lib/testing/simulator';

/** An empty console before a local Heroku: its database, and connections that were never read. */
export async function fleetBench(simulator: TestSimulator) {
  const database = await openMemoryDatabase();
  const forget = () => {
    forgetFleet();
    forgetPerProcess('fleet.progress');
  };
  const calls: CallRecord[] = [];
  let heroku = createHeroku({ apiUrl: simulator.api, retryPauseMs: 0 });
  return {
    db: database.db,
    calls,
    /** Puts Heroku and the console back to their beginnings. */
    async reset() {
      await simulator.control('POST', 'reset', {});
      await database.db.execute(sql`truncate people, connections, app_access, fleet_apps, app_names cascade`);
      setDatabase(database);
      forget();
      calls.length = 0;
      heroku = createHeroku({ apiUrl: simulator.api, retryPauseMs: 0 });
      setPerProcess('heroku', heroku);
    },
    /** Starts the process anew, as far as the fleet is concerned. */
    restart: forget,
    close: () => database.close(),
    /** A person who signed in as this account, the connection that this made, and a caller of it. */
    async connect(email: string) {
      const account = simulator.accounts.find((candidate) => candidate.email === email);
      if (!account) throw new Error(`The simulator has no account ${email}`);
      const accountId = randomUUID();
      const [person] = await database.db
        .insert(people)
        .values({ email, role: 'owner', herokuAccountId: accountId })
        .returning();
      const ownerId = person?.id ?? '';
      const name = email.split('@')[0] ?? email;
      const [connection] = await database.db
        .insert(connections)
        .values({ ownerId, name, kind: 'token', herokuAccountId: accountId, herokuEmail: email })
        .returning();
      const caller: Caller = {
        access: {
          accountId,
          token: async () => ok(account.token),
          renew: async () => fail('heroku_signed_out', 'The token was revoked.', 'Sign in again.'),
        },
        purpose: 'test',
        lane: 'interactive',
        heroku,
        onCall: (record) => calls.push(record),
      };
      const viewer: Viewer = { personId: ownerId, email, name, role: 'owner', herokuAccountId: accountId };
      return {
        personId: ownerId,
        connection: { id: connection?.id ?? '', name },
        caller,
        ctx: contextOf(viewer, caller),
      };
    },
  };
}

function contextOf(viewer: Viewer, caller: Caller): ReadContext {
  const ctx: ReadContext = {
    viewer,
    connections: () => connectionsOf(viewer),
    callerOf: () => caller,
    async caller(appId) {
      const connection = await connectionForApp(viewer, appId);
      if (!connection) throw new Failure(appOutOfReach());
      return { caller, connection };
    },
    also: async (read, input) => ok({ data: await read.run(ctx, read.input.parse(input)), budgets: [] }),
  };
  return ctx;
}

/** How often each route was called. */
export function callsByRoute(calls: readonly CallRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { route } of calls) counts[route] = (counts[route] ?? 0) + 1;
  return counts;
}
