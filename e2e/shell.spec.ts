import { expect, test } from './fixtures';
import { dynosOf } from './screens/app';
import { appTable } from './screens/fleet';
import { pauseBackground } from './screens/gauge';
import { hydrated } from './screens/hydrated';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('the palette finds and opens an app by the keyboard, for no call', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-found', stage: 'staging' });
  const page = await open({ token: account.token, at: '/audit' });
  await pauseBackground(page, account.email);
  const before = (await sim.calls({ account: account.email })).length;
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or run a command' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(palette.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  expect(await sim.calls({ account: account.email })).toHaveLength(before);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/apps/${name}`);
  await expect(palette).toBeHidden();
});

test('the palette begins an action of an app', async ({ open, invited, app }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-palette', stage: 'staging' });
  const page = await open({ token: account.token });
  await expect(appTable(page).getByRole('link', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.type('maint');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
});

test('pages are reached by their keys, and the sheet lists them', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Go to the audit log');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the first stop of the keyboard skips to the page', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/audit' });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the theme is chosen, kept, and right in the first HTML', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/audit' });
  const ink = () => page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).color);
  const light = await ink();
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ink()).not.toBe(light);
  const html = await (await page.request.get('/audit')).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the gauge tells its whole story', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/audit' });
  await page.getByRole('button', { name: /^API budget/ }).click();
  const story = page.getByRole('dialog', { name: 'API budget' });
  await expect(story).toContainText('75 per minute');
  await expect(story).toContainText('900 kept for people');
});

test('the guide through the demonstration can be dismissed for good', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller });
  const guide = page.getByRole('button', { name: 'Dismiss Try this' });
  await guide.click();
  await expect(guide).toBeHidden();
  await page.reload();
  await hydrated(page);
  await expect(appTable(page).getByRole('link').first()).toBeVisible();
  await expect(guide).toBeHidden();
});

test('a phone shows the fleet, opens an app and scales it', async ({ open, invited, app }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-phone', stage: 'production' });
  const page = await open({ token: account.token, options: phone });
  const isWiderThanScreen = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const entry = page.getByRole('region', { name: 'Apps' }).getByRole('listitem').filter({ hasText: name });
  await expect(entry).toContainText('1 dyno up');
  expect(await isWiderThanScreen()).toBe(false);
  await entry.getByRole('link').tap();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  expect(await isWiderThanScreen()).toBe(false);
  await page.getByRole('button', { name: 'More web dynos' }).tap();
  await page.getByRole('button', { name: /^Scale web to 2/ }).tap();
  await expect(page.getByRole('alertdialog')).toBeInViewport();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).tap();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Audit log' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
  await hydrated(page);
  expect(await isWiderThanScreen()).toBe(false);
});
