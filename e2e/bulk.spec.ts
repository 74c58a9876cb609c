import { randomBytes } from 'node:crypto';
import { expect, test } from './fixtures';
import type { Account } from './harness/sim';
import { appTable } from './screens/fleet';
import { bulkSheet, doneOf, selectionBar, targetsThat } from './screens/jobs';

type AddApp = (owner: Account, app: { name: string; stage: 'staging'; pipeline: string }) => Promise<{ id: string }>;

async function stagingApps(app: AddApp, owner: Account, count: number): Promise<string[]> {
  const prefix = `bulk-${randomBytes(3).toString('hex')}`;
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  await Promise.all(names.map((name) => app(owner, { name, stage: 'staging', pipeline: name })));
  return names;
}

test('restarts seven staging apps in one job that goes on while the tab is closed', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const operator = await invited('operator');
  const names = await stagingApps(app, operator, 7);
  const page = await open({ token: operator.token });
  await page.getByLabel('Select 7 apps of this list').click();
  const bar = selectionBar(page);
  await expect(bar).toContainText('7 selected');
  await expect(bar).toContainText('all staging');
  await expect(bar).toContainText('14 calls');
  await bar.getByRole('button', { name: 'Restart…' }).click();

  const sheet = bulkSheet(page);
  await expect(sheet.getByRole('region', { name: '7 apps to change' }).getByRole('listitem')).toHaveCount(7);
  await sheet.getByLabel('First alone').selectOption({ label: names[2] ?? '' });
  const begin = sheet.getByRole('button', { name: 'Restart 7 apps' });
  await expect(begin).toHaveAttribute('aria-disabled', 'true');
  await sheet.getByLabel('Type restart 7 apps to confirm').fill('restart 7 apps');
  await begin.click();
  await expect(sheet.getByText('Coming up')).toBeVisible();
  await expect(page.locator('[data-slot="jobs-tray"]')).toHaveText('1 running');
  await expect(targetsThat(sheet, 'queued')).toHaveCount(6);
  await page.context().close();
  await sim.advance(60_000);

  const later = await open({ token: operator.token });
  await later.getByRole('link', { name: /^Jobs/ }).first().click();
  await later.getByRole('link', { name: 'Restart 7 apps' }).click();
  const main = later.getByRole('main');
  await doneOf(main, 7);
  await expect(main.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  await expect(later.getByRole('button', { name: /^Jobs: / })).toHaveCount(0);
  const restarts = await sim.calls({ account: operator.email, method: 'DELETE' });
  expect(restarts.map(({ status }) => status)).toEqual(Array(7).fill(202));
  await later.getByRole('link', { name: 'Audit log' }).first().click();
  await expect(later.getByRole('row').filter({ hasText: 'Began to restart 7 apps' })).toBeVisible();
});

test('by keyboard: scales two apps, retries the one that failed, undoes the other', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const operator = await invited('operator');
  const names = await stagingApps(app, operator, 2);
  await sim.fault({ kind: 'status', method: 'PATCH', app: names[0] ?? '', status: 422, times: 1 });
  const page = await open({ token: operator.token, at: '/?sort=name' });
  await expect(appTable(page).getByRole('link', { name: names[0] ?? '' })).toBeVisible();
  for (const key of ['j', 'x', 'j', 'x', 's']) await page.keyboard.press(key);
  const sheet = bulkSheet(page);
  await expect(sheet.getByRole('button', { name: 'Scale web by +1 on 2 apps' })).toBeVisible();
  await expect(sheet.getByText('+$50 per month')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(targetsThat(sheet, 'failed')).toContainText(names[0] ?? '');
  await expect(targetsThat(sheet, 'failed')).toContainText('Nothing was changed.');

  await sheet.getByRole('button', { name: 'Retry failed (1)' }).press('Enter');
  await expect(sheet.getByRole('button', { name: 'Retry the scaling of 1 app' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await doneOf(sheet, 1);
  await sheet.getByRole('link', { name: 'What it tries again' }).press('Enter');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(sheet.getByRole('button', { name: 'Undo the scaling of 1 app' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await doneOf(sheet, 1);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  const scaled = await sim.calls({ account: operator.email, method: 'PATCH' });
  expect(scaled.map(({ status }) => status)).toEqual(expect.arrayContaining([422, 200, 200, 200]));
  expect(scaled).toHaveLength(4);
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(3);
});
