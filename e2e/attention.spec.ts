import { expect, test } from './fixtures';
import { receipt } from './screens/app';
import { hydrated } from './screens/hydrated';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('a crash stands in the queue, is restarted from there, and leaves it', async ({ open, invited, app, sim }) => {
  test.setTimeout(90_000);
  const account = await invited('operator', 'Olga On-call');
  const { name } = await app(account, {
    pipeline: 'e2e-attention',
    stage: 'production',
    formation: { web: { quantity: 2 } },
  });
  await sim.changeApp(name, { crash: { dyno: 'web.2' } });
  const page = await open({ token: account.token, at: '/attention' });
  const queue = page.getByRole('table', { name: 'Needs attention' });
  const row = queue.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('web.2 crashed');
  await expect(row).toContainText('1 of 2 dynos run on.');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /attention/ })).toContainText(
    '1',
  );
  await row.getByRole('button', { name: /^Restart web\.2…/ }).click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await expect(receipt(page, /^Restarted web\.2/)).toBeVisible();
  // A console that has just started leaves Heroku alone for a while before it looks by itself.
  await expect(queue).toContainText('All well', { timeout: 45_000 });
});

test('the queue is walked and opened by the keyboard', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/audit' });
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Needs attention' })).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: 'checkout-api-production' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'checkout-api-production' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/apps/checkout-api-production');
});

test('a kind of trouble is a filter that a link keeps; apps that share a notice are listed one by one', async ({
  open,
  storyteller,
}) => {
  const page = await open({ as: storyteller, at: '/attention' });
  await page.getByRole('button', { name: /^Ending stack/ }).click();
  await expect(page).toHaveURL('/attention?kind=stack');
  const rows = page.getByRole('table', { name: 'Needs attention' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Builds on heroku-22 are blocked from 1 May 2027');
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('button', { name: /^Ending stack/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^All/ }).click();
  await rows
    .filter({ hasText: /apps run on heroku-22/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL('/?stack=heroku-22');
});

test('on a phone the worst are cards whose buttons a thumb can hit', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/attention', options: phone });
  const card = page.getByRole('article', { name: 'checkout-api-production' });
  await expect(card).toContainText('web.2 crashed');
  for (const button of await card.getByRole('button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await expect(page.getByRole('article')).toHaveCount(2);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await wide()).toBe(false);
  await card.getByRole('button', { name: /^Restart web\.2…/ }).tap();
  await expect(page.getByRole('alertdialog')).toBeInViewport();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).tap();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Releases' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Releases' })).toBeVisible();
  await hydrated(page);
  expect(await wide()).toBe(false);
});
