import { expect, type Locator, type Page } from '@playwright/test';
import type { Sim } from '../harness/sim';

/** The bar of what is selected in the fleet. */
export function selectionBar(page: Page): Locator {
  return page.getByRole('region', { name: 'Selection' });
}

/** What plans an operation on many apps and shows how it goes. */
export function bulkSheet(page: Page): Locator {
  return page.getByRole('dialog');
}

/** The apps of a job that stand so, in the sheet or on the page of the job. */
export function targetsThat(within: Locator, status: 'queued' | 'running' | 'done' | 'failed' | 'skipped'): Locator {
  return within.locator(`[data-target][data-status="${status}"]`);
}

/** Waits until so many apps of a job are done. */
export async function doneOf(within: Locator, count: number): Promise<void> {
  await expect(targetsThat(within, 'done')).toHaveCount(count, { timeout: 20_000 });
}

/** Selects the first apps of the list, on a screen of any width, and asks for one act on them. */
export async function askFor(page: Page, act: 'Restart…' | 'Scale…' | 'Maintenance…', count: number): Promise<void> {
  const select = page.getByRole('button', { name: 'Select', exact: true });
  if (await select.isVisible()) await select.click();
  const boxes = page.getByRole('checkbox', { name: /^Select .*-/ });
  await expect(boxes.nth(count - 1)).toBeVisible();
  for (let index = 0; index < count; index++) await boxes.nth(index).check();
  await selectionBar(page).getByRole('button', { name: act }).click();
  await expect(bulkSheet(page).getByRole('listitem')).toHaveCount(count);
}

/** Begins to restart five apps, of which the first fails: the job pauses and waits for a person. */
export async function pausedJob(page: Page, sim: Sim): Promise<void> {
  await askFor(page, 'Restart…', 5);
  const sheet = bulkSheet(page);
  const app = await sheet.getByRole('listitem').first().locator('span').first().textContent();
  await sim.fault({ kind: 'status', status: 422, method: 'DELETE', app: app ?? '', times: 1 });
  await sheet.getByLabel('At once').selectOption('1');
  await sheet.getByLabel('Pause').selectOption('0');
  await sheet.getByLabel('Type restart 5 apps to confirm').fill('restart 5 apps');
  await sheet.getByRole('button', { name: 'Restart 5 apps' }).click();
  await expect(sheet.getByText('too many apps have failed')).toBeVisible();
}
