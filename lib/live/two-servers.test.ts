import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from '@/lib/db/open-database';
import { appPart } from '@/lib/fleet/entry';
import { getFleet } from '@/lib/fleet/fleet';
import type { App } from '@/lib/heroku/schema';
import { startChild } from '@/lib/testing/child';
import { standUp } from '@/lib/testing/console';
import { createServerDatabase, testServerUrl } from '@/lib/testing/database';
import { onAnnounced } from './announce';
import { startRelay } from './relay';

const source = `import { otherServer } from '@/lib/live/testing/other-server'; await otherServer();`;

afterEach(() => vi.useRealTimers());

test.skipIf(!testServerUrl())(
  'what one server reads is in the fleet of the other at once, by word of the database',
  async () => {
    // The look at the database every few seconds would bring it as well.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const { url, drop } = await createServerDatabase();
    const database = await openDatabase({ databaseUrl: url, dataDir: '' });
    standUp(database, 'http://localhost:1');
    const fleet = await getFleet();
    const id = randomUUID();
    const app = { id, name: 'shop', maintenance: false } as App;
    fleet.putApp(id, { value: appPart(app), readAt: Date.now() });
    await fleet.save();
    await startRelay();
    const heard: string[] = [];
    const stop = onAnnounced(({ topic }) => void heard.push(topic));
    const changes = vi.fn();
    const stopChanges = fleet.onChange(changes);
    // Its ear is a connection of its own: what is said before it listens is not heard.
    const listeners = async () => {
      const { rows } = await database.db.execute(`select 1 from pg_stat_activity where query ilike 'listen%'`);
      return rows.length;
    };
    await expect.poll(listeners, { timeout: 5_000 }).toBeGreaterThan(0);
    const other = startChild(source, { DATABASE_URL: url, APP_ID: id, LOG_LEVEL: 'silent' });
    try {
      await expect.poll(() => fleet.get(id)?.app.value.isMaintenance, { timeout: 15_000 }).toBe(true);
      await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['apps', 'audit']);
      await expect.poll(() => changes.mock.calls.length, { timeout: 2_000 }).toBeGreaterThan(0);
    } finally {
      stop();
      stopChanges();
      other.process.kill('SIGKILL');
      await other.ended;
      await database.close();
      await drop();
    }
  },
);
