import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Account, Sim } from './harness/sim';
import { receipt } from './screens/app';
import { tabTo } from './screens/keyboard';
import { watchStrip } from './screens/rollback';

const row = (page: Page, version: number) =>
  page
    .getByRole('table', { name: 'Releases' })
    .getByRole('row')
    .filter({ hasText: `v${version}` });

/** An app of production whose v3 deployed one code, v4 set two keys and v5 deployed another code. */
async function releases(sim: Sim, account: Account, name: string): Promise<void> {
  const config = { ADDED: 'one', CHANGED: 'two' };
  // Whoever deploys writes the description: none of it may become markup or turn the line around.
  const description = 'Deploy <img src=x onerror="document.title=1">\u202e\u001b[31m9f8e7d6';
  await sim.deployElsewhere(account, name, { config, commit: '9f8e7d6', description });
}

test('both rollbacks and their undo, by mouse: seen before, watched after, on every tab', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const config = { CHANGED: 'one' };
  const { name } = await app(account, { pipeline: 'e2e-rollback', stage: 'production', config });
  await releases(sim, account, name);
  const page = await open({ token: account.token, at: `/apps/${name}/releases` });
  await expect(row(page, 5)).toContainText('Deploy <img src=x');
  await row(page, 3).getByRole('button', { name: 'Roll back to v3…' }).click();

  const xray = page.getByRole('dialog', { name: `Roll back ${name}` });
  await expect(xray).toContainText('1 deploy, 1 key, 1 value');
  await expect(xray.getByRole('region', { name: 'Code', exact: true })).toContainText('What 9f8e7d6 does');
  await expect(xray.getByRole('region', { name: 'Config', exact: true })).toContainText('removed, added in v4');
  const codeOnly = xray.getByRole('button', { name: 'Roll back code, keep config' });
  await expect(codeOnly).toHaveAttribute('aria-disabled', 'true');
  await xray.getByLabel(/type the app name/).fill(name);
  await codeOnly.click();
  await expect(receipt(page, 'config kept')).toBeVisible();
  await expect(xray).toBeHidden();
  await expect(watchStrip(page)).toContainText('Code rolled back to v3');
  await expect(row(page, 6)).toContainText('Deploy 1a2b3c4 of v3, config kept');
  await sim.advance(10_000);
  await expect(watchStrip(page)).toContainText('1 of 1 dyno up');
  await expect(watchStrip(page)).toContainText('no crash so far');
  await watchStrip(page).getByRole('button', { name: 'Undo' }).click();
  await expect(watchStrip(page)).toContainText('Code rolled back to v5');
  await expect(row(page, 7)).toContainText('Deploy 9f8e7d6 of v5, config kept');

  await row(page, 3).getByRole('button', { name: 'Roll back to v3…' }).click();
  await xray.getByLabel(/type the app name/).fill(name);
  await xray.getByRole('button', { name: 'Roll back everything' }).click();
  await expect(watchStrip(page)).toContainText('Rolled back to v3');
  await page.getByRole('navigation', { name: 'Parts of the app' }).getByRole('link', { name: 'Overview' }).click();
  await expect(watchStrip(page)).toContainText('v8 is released');
  await page.reload();
  await expect(watchStrip(page)).toContainText('v8 is released');
  await watchStrip(page).getByRole('button', { name: 'Undo' }).click();
  await expect(watchStrip(page)).toContainText('Rolled back to v7');
  await expect(page).not.toHaveTitle('1');
  const made = await sim.calls({ account: account.email, method: 'POST', route: '/apps/:app/releases' });
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
});

test('rolls back and undoes by the keyboard alone', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-rollback-keys', stage: 'production', config: { A: '1' } });
  await releases(sim, account, name);
  const page = await open({ token: account.token, at: `/apps/${name}/releases` });
  await expect(row(page, 5)).toBeVisible();
  await tabTo(row(page, 3).getByRole('button', { name: 'Roll back to v3…' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/type the app name/)).toBeFocused();
  await page.keyboard.type(name);
  await tabTo(page.getByRole('button', { name: 'Roll back everything' }));
  await page.keyboard.press('Enter');
  await expect(watchStrip(page)).toContainText('Rolled back to v3');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('#main:focus, #main :focus')).toBeAttached();
  await expect(watchStrip(page)).toContainText('v6 is released');
  await page.keyboard.press('Shift+Z');
  await expect(watchStrip(page)).toContainText('Rolled back to v5');
  await expect(row(page, 7)).toContainText('Rollback to v5');
});
