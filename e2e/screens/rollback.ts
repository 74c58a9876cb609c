import { expect, type Locator, type Page } from '@playwright/test';
import type { Account, Sim } from '../harness/sim';
import { hydrated } from './hydrated';

/** What v4 of the app sets: no value of it may be seen anywhere. */
export const laterConfig = { API_SECRET: 'marked-config-later-41ce90', ADDED_SECRET: 'marked-config-added-c3d7aa' };

/** The strip that watches a rollback, on every tab of its app. */
export function watchStrip(page: Page): Locator {
  return page.getByRole('region', { name: 'Rollback under watch' });
}

/** Makes v4 and v5 of an app of production, compares v3 with v5, rolls back to v3 with and without config, and undoes both. */
export async function lookAndRollBack(page: Page, sim: Sim, account: Account, app: string): Promise<void> {
  await sim.deployElsewhere(account, app, { config: laterConfig, commit: '9f8e7d6' });
  await page.goto(`/apps/${app}/releases?compare=3,5`);
  await hydrated(page);
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Config', exact: true })).toContainText(
    'difference',
  );
  for (const way of ['Roll back code, keep config', 'Roll back everything']) {
    await page.goto(`/apps/${app}/releases?rollBack=3`);
    await hydrated(page);
    await page.getByLabel(/type the app name/).fill(app);
    await page.getByRole('button', { name: way }).click();
    await expect(watchStrip(page)).toContainText(/rolled back to v3.* is released/i);
    await watchStrip(page).getByRole('button', { name: 'Undo' }).click();
    await expect(watchStrip(page)).not.toContainText(/rolled back to v3/i);
  }
  await page.goto(`/apps/${app}/releases?output=3`);
  await hydrated(page);
  await expect(page.getByRole('dialog')).toContainText('This release had no release command.');
}
