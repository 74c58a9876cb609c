import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { hydrated } from './screens/hydrated';

test('the matrix has a column for each stage, opens a pipeline by the keyboard and keeps it in the address', async ({
  open,
  storyteller,
}) => {
  const page = await open({ as: storyteller, at: '/stages?q=checkout-api' });
  const matrix = page.getByRole('table', { name: 'Pipelines by stage' });
  await expect(matrix.getByRole('columnheader', { name: /Production/i })).toBeVisible();
  await page.keyboard.press('j');
  await expect(matrix.getByRole('button', { name: /^checkout-api/ }).first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const app = matrix.getByRole('rowheader', { name: 'checkout-api-production', exact: true });
  await expect(app).toBeVisible();
  await expect(page).toHaveURL(/open=/);
  await page.reload();
  await hydrated(page);
  await expect(app).toBeVisible();
  await app.getByRole('link').click();
  await expect(page).toHaveURL('/apps/checkout-api-production');
});

test('the matrix draws few of many pipelines, and sorts by the release of a stage', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/stages' });
  const matrix = page.getByRole('table', { name: 'Pipelines by stage' });
  await matrix.getByRole('button', { name: /Production/i }).click();
  await expect(page).toHaveURL('/stages?sort=-production');
  await expect(matrix.getByRole('columnheader', { name: /Production/i })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('combobox', { name: 'Team' }).selectOption('payments');
  await expect(page).toHaveURL(/team=payments/);
  const names = matrix.getByRole('rowheader');
  await expect
    .poll(async () => (await names.allTextContents()).filter((name) => !name.endsWith('payments')))
    .toEqual([]);
  expect(await names.count()).toBeGreaterThan(1);
});

test('releases of every app stand in one list, newest first, and narrow by stage and search', async ({
  open,
  storyteller,
}) => {
  const page = await open({ as: storyteller, at: '/releases' });
  const log = page.getByRole('table', { name: 'Releases' });
  await expect(log.getByRole('rowheader').first()).toBeVisible();
  const times = await log.locator('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(times.length).toBeGreaterThan(50);
  expect(times).toEqual([...times].sort().reverse());
  await page.getByRole('combobox', { name: 'Stage' }).selectOption('production');
  await page.getByRole('searchbox', { name: 'Filter releases' }).fill('checkout-api v219');
  await expect(page).toHaveURL(/stage=production/);
  await expect(log.locator('[data-row-id]')).toHaveCount(1);
  await log.getByRole('link', { name: 'checkout-api-production' }).click();
  await expect(page).toHaveURL('/apps/checkout-api-production#releases-title');
});

test('add-ons are summed, narrowed by a sum, and saved as a file', async ({ open, storyteller }) => {
  const page = await open({ as: storyteller, at: '/add-ons' });
  const list = page.getByRole('table', { name: 'Add-ons' });
  await expect(list.getByRole('rowheader').first()).toBeVisible();
  const all = Number(await list.getAttribute('aria-rowcount')) - 1;
  await page.getByRole('table', { name: 'Cost by service' }).getByRole('button').first().click();
  await expect(page).toHaveURL(/service=/);
  const some = Number(await list.getAttribute('aria-rowcount')) - 1;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV/ }).click();
  const file = await (await download).path();
  const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(some + 1);
  await page.getByRole('combobox', { name: 'Summed by' }).selectOption('team');
  await expect(
    page.getByRole('table', { name: 'Cost by team' }).getByRole('columnheader', { name: 'Dynos' }),
  ).toBeVisible();
});
