import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { appTable, fleetIsRead } from './screens/fleet';
import { hydrated } from './screens/hydrated';

const second = { timeout: 1_000 };

/** How often a browser has opened the event stream from now on. */
function countStreams(context: BrowserContext): () => number {
  let opened = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/events') opened += 1;
  });
  return () => opened;
}

async function turnMaintenanceOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Maintenance…', exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Turn maintenance on/ })
    .click();
  await expect(page.getByRole('button', { name: 'End maintenance…' }).first()).toBeVisible();
}

test('two people see each other’s changes within a second, in every tab, over one stream a browser', async ({
  open,
  invited,
  app,
}) => {
  const [ada, ben] = [await invited('operator', 'Ada Acts'), await invited('viewer', 'Ben Beholds')];
  const { name } = await app(ada, { pipeline: 'e2e-live', stage: 'staging', collaborators: [ben.email] });
  const other = await app(ada, { pipeline: 'e2e-live-too', stage: 'staging', collaborators: [ben.email] });
  const first = await open({ token: ben.token });
  const streams = countStreams(first.context());
  const tab = await first.context().newPage();
  await tab.goto('/');
  await hydrated(tab);
  await fleetIsRead(tab);

  const hers = await open({ token: ada.token, at: `/apps/${name}` });
  const inMaintenance = (page: Page, app: string) =>
    appTable(page).getByRole('row').filter({ hasText: app }).getByText('Maintenance');
  await turnMaintenanceOn(hers);
  await expect(inMaintenance(first, name)).toBeVisible(second);
  await expect(inMaintenance(tab, name)).toBeVisible(second);
  expect(streams(), 'streams that the second tab opened').toBe(0);

  await first.close();
  await expect.poll(streams, { message: 'the tab that is left opens the stream' }).toBe(1);
  await hers.goto(`/apps/${other.name}`);
  await hydrated(hers);
  await turnMaintenanceOn(hers);
  await expect(inMaintenance(tab, other.name)).toBeVisible(second);
});

test('a change while the stream is interrupted is there when it is back', async ({ open, invited, app, watch }) => {
  watch.tolerate(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const [ada, ben] = [await invited('operator', 'Ada Acts'), await invited('viewer', 'Ben Beholds')];
  const { name } = await app(ada, { pipeline: 'e2e-gap', stage: 'staging', collaborators: [ben.email] });
  const his = await open({ token: ben.token });
  const hers = await open({ token: ada.token, at: `/apps/${name}` });
  await his.context().setOffline(true);
  await turnMaintenanceOn(hers);
  await his.context().setOffline(false);
  await expect(appTable(his).getByRole('row').filter({ hasText: name }).getByText('Maintenance')).toBeVisible({
    timeout: 15_000,
  });
});

test('signing out ends the stream of that session elsewhere too', async ({ open, invited, app }) => {
  const ada = await invited('operator', 'Ada Acts');
  await app(ada, { pipeline: 'e2e-end', stage: 'staging' });
  const here = await open({ token: ada.token });
  const there = await open({ as: await here.context().storageState() });
  await there.getByRole('button', { name: 'Account of Ada Acts' }).click();
  await there.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(there.getByText('You are signed out')).toBeVisible();
  await expect(here.getByRole('link', { name: 'Sign in again' })).toBeVisible({ timeout: 8_000 });
});
