import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { panel } from './screens/app';
import { allNames, appCount, appTable, foundApps, readAgain, shownNames } from './screens/fleet';
import { hydrated } from './screens/hydrated';

test('reaches each of 300 apps by scrolling, drawing few at a time', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  await expect.poll(() => appCount(page)).toBe(300);
  expect((await shownNames(page)).length).toBeLessThan(80);
  expect(await allNames(page)).toHaveLength(300);
});

test('finds apps by search, keeps it in the address and through a reload', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  await page.keyboard.press('/');
  await page.keyboard.type('checkout-api');
  await expect(page).toHaveURL('/?q=checkout-api');
  const found = await foundApps(page, 'checkout-api');
  expect(found).toBeGreaterThan(1);
  expect(found).toBeLessThan(30);
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('searchbox', { name: 'Filter apps' })).toHaveValue('checkout-api');
  await expect.poll(() => appCount(page)).toBe(found);
  await page.getByRole('searchbox', { name: 'Filter apps' }).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => appCount(page)).toBe(300);
  await expect(page).toHaveURL('/');
});

test('says how to get out of a search that finds nothing', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?q=no-such-app-anywhere' });
  await expect(appTable(page)).toContainText('No app matches');
  await appTable(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => appCount(page)).toBe(300);
});

test('filters by stage and state with counts that hold', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  const production = page.getByRole('button', { name: /^Production/ });
  const inProduction = await numberIn(production);
  await production.click();
  await expect(page).toHaveURL('/?stage=production');
  await expect(production).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => appCount(page)).toBe(inProduction);
  const crashed = page.getByRole('group', { name: 'Apps by state' }).getByRole('button', { name: /Crashed/ });
  const crashedThere = await numberIn(crashed);
  expect(crashedThere).toBeGreaterThan(0);
  await crashed.click();
  await expect(page).toHaveURL('/?stage=production&state=crashed');
  await expect.poll(() => appCount(page)).toBe(crashedThere);
  await page.reload();
  await hydrated(page);
  await expect.poll(() => appCount(page)).toBe(crashedThere);
  await expect(appTable(page).getByRole('link', { name: 'checkout-api-production' })).toBeVisible();
});

test('sorts by a column, and back, by mouse', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  const head = appTable(page).getByRole('columnheader', { name: 'App', exact: true });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', /ascending|descending/);
  await page.goto('/?sort=name');
  await hydrated(page);
  const ascending = await shownNames(page);
  expect(ascending).toEqual(ascending.toSorted((a, b) => a.localeCompare(b)));
  await head.getByRole('button').click();
  await expect(page).toHaveURL('/?sort=-name');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await shownNames(page))[0]).not.toBe(ascending[0]);
  const descending = await shownNames(page);
  expect(descending).toEqual(descending.toSorted((a, b) => b.localeCompare(a)));
});

test('walks the rows by keyboard and opens one', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/?q=checkout-api&sort=name' });
  const [first = '', second = ''] = await shownNames(page);
  await page.keyboard.press('j');
  await expect(appTable(page).getByRole('link', { name: first, exact: true })).toBeFocused();
  await page.keyboard.press('j');
  await expect(appTable(page).getByRole('link', { name: second, exact: true })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/apps/${first}`);
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeFocused();
});

test('a small window keeps room for rows, and one is opened', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, options: { viewport: { width: 720, height: 450 } } });
  const list = page.getByRole('region', { name: 'Apps' });
  const entry = list.getByRole('listitem').filter({ hasText: 'order-router-production' });
  await expect(entry).toBeAttached();
  expect((await list.boundingBox())?.height).toBeGreaterThanOrEqual(200);
  await entry.getByRole('link').focus();
  await expect(entry).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/apps/order-router-production');
});

test('the old name of a renamed app leads to the app', async ({ open, invited, app, sim }) => {
  const account = await invited('viewer');
  const { name } = await app(account);
  const page = await open({ token: account.token });
  await expect(appTable(page).getByRole('link', { name })).toBeVisible();
  await sim.changeApp(name, { name: `${name}-two` });
  await readAgain(page);
  await expect(appTable(page).getByRole('link', { name: `${name}-two` })).toBeVisible();
  await page.goto(`/apps/${name}`);
  await expect(page).toHaveURL(`/apps/${name}-two`);
  await expect(panel(page, 'Formation')).toContainText('web');
});

test('a new app appears when the fleet is read again, and a deleted one goes', async ({ open, invited, app, sim }) => {
  const account = await invited('viewer');
  const { name: old } = await app(account);
  const page = await open({ token: account.token });
  await expect(appTable(page).getByRole('link', { name: old })).toBeVisible();
  const { name: fresh } = await app(account);
  await sim.removeApp(old);
  await expect(page.getByRole('button', { name: /^Read again/ })).toBeEnabled();
  await page.keyboard.press('u');
  await expect(appTable(page).getByRole('link', { name: fresh })).toBeVisible();
  await expect(appTable(page).getByRole('link', { name: old })).toBeHidden();
});

async function numberIn(element: Locator): Promise<number> {
  return Number((await element.textContent())?.match(/\d+/)?.[0]);
}
