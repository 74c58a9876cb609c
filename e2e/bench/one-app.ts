import { coldRun } from './cold-run';
import { startConsole } from './local-console';
import { measureOpening, type OverviewOpening } from './overview-opening';
import { withDatabase } from './scratch-database';
import { openStage, type Stage } from './stage';
import { measureXray, type XrayFigures } from './xray';

type OneApp = { opening: OverviewOpening; xray: XrayFigures };

/** Measures what concerns one app, on a console that was started again on a fleet of 300 that it knows. */
export async function measureOneApp(): Promise<OneApp> {
  const stage = await openStage({ apps: 300 });
  try {
    return await withDatabase((databaseUrl) => measure(stage, { dataDir: stage.folder('app'), databaseUrl }));
  } finally {
    await stage.close();
  }
}

async function measure(stage: Stage, place: { dataDir: string; databaseUrl: string | null }): Promise<OneApp> {
  const { session } = await coldRun(stage, place);
  const { world, browser, heroku, port, account } = stage;
  const local = await startConsole({ port, heroku, ...place });
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: local.publicUrl, storageState: session, viewport });
  try {
    const opening = await measureOpening(context, world, account);
    return { opening, xray: await measureXray(context, world, account.email) };
  } finally {
    await context.close();
    await local.stop();
  }
}
