import { openDatabase } from '@/lib/db/open-database';
import { getFleet } from '@/lib/fleet/fleet';
import { standUp } from '@/lib/testing/console';
import { announce } from '../announce';

/** A second server: reads the app that its environment names as in maintenance, and says that something was recorded. */
export async function otherServer(): Promise<void> {
  const { DATABASE_URL: databaseUrl = '', APP_ID = '' } = process.env;
  standUp(await openDatabase({ databaseUrl, dataDir: '' }), 'http://localhost:1');
  const fleet = await getFleet();
  const known = fleet.get(APP_ID);
  if (!known) throw new Error('The app is not in the database.');
  const value = { ...known.app.value, isMaintenance: true };
  fleet.putApp(APP_ID, { value, readAt: known.app.readAt + 1_000 });
  await fleet.save();
  announce({ topic: 'audit' });
}
