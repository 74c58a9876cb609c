import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { callsLeft, dyno, dynosOf, panel, receipt } from './screens/app';
import { appTable } from './screens/fleet';
import { hydrated } from './screens/hydrated';
import { tabTo } from './screens/keyboard';

test('the story: opens the app in trouble, scales web by one, undoes it, finds both in the log', async ({
  open,
  storyteller,
  stage,
  sim,
}) => {
  const page = await open({ as: storyteller });
  await page.getByRole('searchbox', { name: 'Filter apps' }).fill('checkout-api-production');
  await appTable(page).getByRole('link', { name: 'checkout-api-production' }).click();
  const trouble = page.getByRole('region', { name: 'What needs attention' });
  await expect(trouble).toContainText('web.2 crashed');
  await expect(trouble).toContainText('v219 went live');
  const guide = page.getByRole('region', { name: 'Try this' });
  await expect(guide.getByText('1 of 5')).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('3');
  const before = await callsLeft(page);

  await page.getByRole('button', { name: 'More web dynos' }).click();
  const staged = page.getByRole('region', { name: 'Staged change' });
  await expect(staged).toContainText('+$50 per month');
  await expect(staged).toContainText('3 calls');
  await staged.getByRole('button', { name: 'Scale web to 4…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('+$50 per month');
  await question.getByRole('button', { name: 'Scale web to 4 on checkout-api-production' }).click();

  const done = receipt(page, 'Scaled web from 3 to 4 on checkout-api-production');
  await done.hover();
  await expect.poll(() => callsLeft(page)).toBeLessThan(before);
  await expect(dynosOf(page, 'web')).toHaveValue('4');
  await expect(dyno(page, 'web.4')).toContainText(/Starting|Up/);
  await sim.advance(10_000);
  await expect(dyno(page, 'web.4')).toContainText('Up');

  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(receipt(page, 'Scaled web from 4 to 3 on checkout-api-production')).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('3');
  await expect(dyno(page, 'web.4')).toBeHidden();
  const changes = await sim.calls({ account: stage.storyteller.email, method: 'PATCH' });
  expect(changes.map(({ status }) => status)).toEqual([200, 200]);

  await expect(panel(page, 'Activity')).toContainText('Scaled web from 4 to 3');
  await page.getByRole('link', { name: 'Audit log' }).first().click();
  const log = page.getByRole('table', { name: 'Audit log' });
  for (const sentence of ['Scaled web from 3 to 4', 'Scaled web from 4 to 3']) {
    const row = log.getByRole('row').filter({ hasText: `${sentence} on checkout-api-production` });
    await expect(row).toContainText('Done');
  }
  await expect(page.getByRole('region', { name: 'That was the whole loop' }).getByText('5 of 5')).toBeVisible();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'chain intact' })).toBeVisible();
});

test('scales and undoes by the keyboard alone', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-keys', stage: 'production' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await tabTo(dynosOf(page, 'web'));
  await page.keyboard.press('ArrowUp');
  await expect(dynosOf(page, 'web')).toHaveValue('2');
  await tabTo(page.getByRole('button', { name: /^Scale web to 2/ }));
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(receipt(page, `Scaled web from 1 to 2 on ${name}`)).toBeVisible();
  await page.keyboard.press('Alt+t');
  await tabTo(receipt(page, `Scaled web from 1 to 2 on ${name}`).getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  await expect(receipt(page, `Scaled web from 2 to 1 on ${name}`)).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  expect(await sim.calls({ account: account.email, method: 'PATCH' })).toHaveLength(2);
});

test('outside production a change needs no second question', async ({ open, invited, app }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-direct', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await dynosOf(page, 'web').fill('3');
  await page.getByRole('button', { name: /^Scale web to 3/ }).click();
  await expect(receipt(page, `Scaled web from 1 to 3 on ${name}`)).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('3');
});

test('production to zero needs the name of the app, typed', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-zero', stage: 'production' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await page.getByRole('button', { name: 'Fewer web dynos' }).click();
  await page.getByRole('button', { name: 'Scale web to 0…' }).click();
  const question = page.getByRole('alertdialog');
  const confirm = question.getByRole('button', { name: `Scale web to 0 on ${name}` });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  const phrase = question.getByRole('textbox');
  await expect(phrase).toBeFocused();
  await page.keyboard.type(name.slice(0, -1));
  await page.keyboard.press('Enter');
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  expect(await sim.calls({ account: account.email, method: 'PATCH' })).toEqual([]);
  await page.keyboard.type(name.slice(-1));
  await confirm.click();
  await expect(receipt(page, `Scaled web from 1 to 0 on ${name}`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'What needs attention' })).toContainText('Nothing runs');
});

test('a size changes with its price, and Discard forgets what was set', async ({ open, invited, app }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-size', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  const size = page.getByRole('combobox', { name: 'Size of web' });
  await size.selectOption('Standard-2X');
  const staged = page.getByRole('region', { name: 'Staged change' });
  await expect(staged).toContainText('+$25 per month');
  await staged.getByRole('button', { name: 'Discard' }).click();
  await expect(staged).toBeHidden();
  await expect(size).toHaveValue('Standard-1X');
  await size.selectOption('Standard-2X');
  await staged.getByRole('button', { name: /^Move web to Standard-2X/ }).click();
  await expect(receipt(page, `Scaled web from Standard-1X to Standard-2X on ${name}`)).toBeVisible();
});

test('restarts a crashed dyno and switches maintenance on and off', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-care', stage: 'staging' });
  await sim.changeApp(name, { crash: { dyno: 'web.1' } });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  const trouble = page.getByRole('region', { name: 'What needs attention' });
  await expect(trouble).toContainText('web.1 crashed');
  await trouble.getByRole('button', { name: 'Restart web.1…' }).click();
  await answerYes(page);
  await expect(receipt(page, /Restarted web\.1/)).toBeVisible();
  await sim.advance(10_000);
  await expect(dyno(page, 'web.1')).toContainText('Up');
  await page.getByRole('button', { name: 'Maintenance…' }).click();
  await answerYes(page);
  await expect(receipt(page, `Turned maintenance on for ${name}`)).toBeVisible();
  await trouble.getByRole('button', { name: 'End maintenance…' }).click();
  await answerYes(page);
  await expect(receipt(page, `Turned maintenance off for ${name}`)).toBeVisible();
  await expect(trouble).toBeHidden();
});

test('a change by somebody else in the meantime is shown before anything is done', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-race', stage: 'production' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await hydrated(page);
  await page.getByRole('button', { name: 'More web dynos' }).click();
  await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('1 × Standard-1X');
  await sim.scaleElsewhere(account, name, { type: 'web', quantity: 4 });
  await question.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(question).toContainText('Something changed since you looked');
  await expect(question).toContainText('4 × Standard-1X');
  await question.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(page, `Scaled web from 4 to 2 on ${name}`)).toBeVisible();
});

async function answerYes(page: Page): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
}
