import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { receipt } from './screens/app';
import { appCount, appTable, fleetIsRead, foundApps, shownNames } from './screens/fleet';
import { hydrated } from './screens/hydrated';
import { tabTo } from './screens/keyboard';

const newName = () => `View ${randomBytes(3).toString('hex')}`;
const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });
const boxOf = (page: Page, app: string) => page.getByRole('checkbox', { name: `Select ${app}`, exact: true });

async function linesOf(download: Download): Promise<string[]> {
  return (await readFile(await download.path(), 'utf8')).split('\r\n').filter(Boolean);
}

async function shiftTabTo(target: Locator): Promise<void> {
  for (let stop = 0; stop < 30; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press('Shift+Tab');
  }
  await expect(target, 'cannot be reached by Shift and Tab').toBeFocused();
}

test('by keyboard alone: filter, select, save the view, export it', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  const { keyboard } = page;
  await keyboard.press('/');
  await keyboard.type('checkout-api');
  const found = await foundApps(page, 'checkout-api');
  await keyboard.press('Tab');
  await keyboard.press('j');
  await keyboard.press('x');
  await keyboard.press('j');
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+X');
  await expect(page.getByRole('status').filter({ hasText: '3 apps selected' })).toHaveCount(1);
  await expect(selection(page)).toContainText('3 selected');

  await keyboard.press('/');
  await shiftTabTo(page.getByRole('button', { name: 'Save this view' }));
  await keyboard.press('Enter');
  await expect(page.getByLabel('Name of this view')).toBeFocused();
  const name = newName();
  await keyboard.type(name);
  await keyboard.press('Enter');
  await expect(receipt(page, `Saved the view ${name}`)).toBeVisible();
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  await expect(views(page).getByRole('link', { name })).toContainText(String(found));

  await keyboard.press('/');
  await tabTo(page.getByRole('button', { name: 'Export', exact: true }));
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^fleet-\d{4}-\d\d-\d\d\.csv$/);
  const lines = await linesOf(download);
  expect(lines[0]).toMatch(/^app,team,stage,pipeline,state/);
  expect(lines).toHaveLength(found + 1);
  await keyboard.press('Escape');
  await expect(selection(page)).toBeHidden();
});

test('a selection survives another filter, and is exported as it is', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?q=checkout-api&sort=name' });
  await fleetIsRead(page);
  const [first = '', , third = ''] = await shownNames(page);
  await boxOf(page, first).check();
  await boxOf(page, third).check();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => appCount(page)).toBe(300);
  await page.getByRole('searchbox', { name: 'Filter apps' }).fill('ledger');
  await expect(selection(page)).toContainText('2 not in this list');
  await selection(page).getByRole('button', { name: 'More for the selection' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as CSV' }).click(),
  ]);
  const apps = (await linesOf(download)).slice(1).map((line) => line.split(',')[0]);
  expect(apps.toSorted()).toEqual([first, third].toSorted());
  await selection(page)
    .getByRole('button', { name: /^Clear/ })
    .click();
  await expect(selection(page)).toBeHidden();
});

test('everything of a list is selected by one box', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?stage=production' });
  await fleetIsRead(page);
  const count = await appCount(page);
  const all = page.getByRole('checkbox', { name: /of this list$/ });
  await all.check();
  await expect(selection(page)).toContainText(`${count} selected`);
  await expect(selection(page)).toContainText('all production');
  await boxOf(page, 'checkout-api-production').uncheck();
  await expect(selection(page)).toContainText(`${count - 1} selected`);
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
});

test('a pinned app stands in the sidebar, and can be let go again', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?q=ledger-production' });
  const pinned = page.getByRole('navigation', { name: 'Pinned apps' }).getByRole('link', { name: /ledger-production/ });
  await page.getByRole('button', { name: 'Actions for ledger-production' }).click();
  await page.getByRole('menuitem', { name: /^Pin/ }).click();
  await expect(pinned).toBeVisible();
  await page.reload();
  await expect(pinned).toBeVisible();
  await hydrated(page);
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await expect(pinned).toBeHidden();
  await receipt(page, 'Unpinned ledger-production').getByRole('button', { name: 'Undo' }).click();
  await expect(pinned).toBeVisible();
  await pinned.click();
  await expect(page).toHaveURL('/apps/ledger-production');
});

test('columns and the height of rows stay as they were left', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  const head = (name: string) => appTable(page).getByRole('columnheader', { name, exact: true });
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Team' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Region' }).click();
  await page.keyboard.press('Escape');
  await expect(head('Team')).toBeHidden();
  await page.getByRole('button', { name: 'Height of rows' }).click();
  await page.getByRole('menuitemradio', { name: 'Compact' }).click();
  await expect(page).toHaveURL(/columns=.*density=compact/);
  await page.goto('/');
  await hydrated(page);
  await expect(head('Team')).toBeHidden();
  await expect(head('Region')).toBeVisible();
  const row = appTable(page).locator('[data-row-id]').first();
  expect(await row.evaluate((element) => element.getBoundingClientRect().height)).toBe(28);
});

test('a view is shared, changed, updated and deleted', async ({ open, invited, app, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?stage=staging' });
  const name = newName();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of this view').fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const menu = page.getByRole('button', { name: `Actions for the view ${name}` });
  const act = async (item: string | RegExp) => {
    await menu.click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await act('Share with everyone here');
  await expect(receipt(page, `Shared the view ${name}`)).toBeVisible();

  const colleague = await invited('viewer');
  await app(colleague);
  const theirs = await open({ token: colleague.token });
  await expect(views(theirs).getByRole('link', { name })).toHaveAttribute('title', /^Shared by /);
  await views(theirs).getByRole('link', { name }).click();
  await expect(theirs).toHaveURL(/stage=staging/);
  await expect(theirs.getByRole('button', { name: `Actions for the view ${name}` })).toHaveCount(0);
  await theirs.goto('/audit');
  await expect(theirs.getByRole('table', { name: 'Audit log' })).toContainText(`Shared the view ${name}`);

  await page.getByRole('group', { name: 'Apps by state' }).getByRole('button', { name: /Up$/ }).click();
  await expect(views(page).getByRole('link', { name })).toContainText('(changed)');
  await act('Update to what is shown');
  await expect(receipt(page, `Updated ${name}`)).toBeVisible();
  await expect(views(page).getByRole('link', { name })).not.toContainText('(changed)');
  await act('Make private');
  await expect(receipt(page, `Made the view ${name} private`)).toBeVisible();
  await act('Delete');
  await expect(views(page).getByRole('link', { name })).toHaveCount(0);
  await receipt(page, `Deleted ${name}`).getByRole('button', { name: 'Undo' }).click();
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
});
