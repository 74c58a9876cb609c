import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Account, Sim } from './harness/sim';
import { dynosOf, panel } from './screens/app';
import { appTable } from './screens/fleet';
import { hydrated } from './screens/hydrated';

const unique = () => randomBytes(4).toString('hex');
const panels = ['Formation', 'Dynos', 'Releases', 'Add-ons', 'Domains', 'Activity'];
const hostile = '<img src=x onerror="document.title=1"> \u202egnp.exe \u001b[31mred';

const isDone = async (page: Page) => {
  for (const title of panels) await expect(panel(page, title).locator('[aria-busy="true"]')).toHaveCount(0);
};

/** Calls by route. The engine may look at dynos of what is on the screen at any time, so they are counted apart. */
async function callsOf(sim: Sim, { email }: Account) {
  const calls = await sim.calls({ account: email, method: 'GET' });
  return calls.flatMap(({ route }) =>
    route === null || route.endsWith('/dynos') || !route.startsWith('/apps/:') ? [] : [route],
  );
}

test('an overview opens for at most seven calls and again for none; config is compared without a value', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('viewer');
  const pipeline = `e2e-over-${unique()}`;
  const secret = `secret-${unique()}-${unique()}`;
  const shared = { LOG_LEVEL: 'warn', TOKEN_KEY: secret, SESSION_KEY: secret };
  const staging = await app(account, { pipeline, stage: 'staging', config: { ...shared, ONLY_STAGING: 'yes' } });
  const { name } = await app(account, {
    pipeline,
    stage: 'production',
    config: { ...shared, LOG_LEVEL: 'error', ONLY_HERE: secret },
  });
  const page = await open({ token: account.token });
  const before = await callsOf(sim, account);
  const answer = await page.goto(`/apps/${name}`);
  expect(await answer?.text()).not.toContain(secret);
  const config = panel(page, `Config against ${staging.name}`);
  await expect(config.getByRole('button', { name: '1 differ' })).toBeVisible();
  await expect(config.getByRole('listitem').filter({ hasText: 'ONLY_HERE' }).first()).toContainText(
    'missing in staging',
  );
  await expect(config.getByRole('listitem').filter({ hasText: 'ONLY_STAGING' })).toContainText('only in staging');
  await expect(config.getByRole('listitem').filter({ hasText: 'TOKEN_KEY' })).toContainText('same as ONLY_HERE');
  await isDone(page);
  await hydrated(page);
  for (const title of [`Config against ${staging.name}`, 'Releases', 'Add-ons', 'Domains', 'Activity']) {
    await expect(panel(page, title).locator('[data-slot="read-age"]')).toHaveText(/^Read (just now|.* ago)$/);
  }
  const opened = (await callsOf(sim, account)).slice(before.length);
  expect(opened.length, opened.join(' ')).toBeLessThanOrEqual(6);
  expect(opened.filter((route) => route.endsWith('/config-vars'))).toHaveLength(2);

  await page.getByRole('link', { name: 'Fleet' }).first().click();
  await appTable(page).getByRole('link', { name, exact: true }).click();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await expect(config.getByRole('listitem').first()).toBeVisible();
  await isDone(page);
  expect((await callsOf(sim, account)).slice(before.length)).toEqual(opened);
  await config.getByRole('button', { name: '1 differ' }).click();
  await expect(config.getByRole('listitem')).toHaveText(['LOG_LEVELdiffers']);
});

test('the timeline tells what changed elsewhere between two looks, and prints what others wrote as text', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: `e2e-time-${unique()}`, stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await sim.releaseElsewhere(account, name, hostile);
  await sim.scaleElsewhere(account, name, { type: 'web', quantity: 3 });
  // What was read a moment ago is not asked for again, so a hasty press changes nothing.
  await expect(async () => {
    await page.getByRole('button', { name: 'Read again' }).click();
    await expect(dynosOf(page, 'web')).toHaveValue('3', { timeout: 1_000 });
  }).toPass();
  await expect(panel(page, 'Activity')).toContainText('Scaled web from 1 × Standard-1X to 3 × Standard-1X');

  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const scaled = timeline.getByRole('listitem').filter({ hasText: 'Scaled web from 1 × Standard-1X to 3' });
  await expect(scaled).toContainText(/seen between \d\d:\d\d and \d\d:\d\d/);
  const released = timeline.getByRole('listitem').filter({ hasText: 'onerror' });
  await expect(released).toContainText('<img src=x');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);

  await page.getByRole('button', { name: /^Other changes/ }).click();
  await expect(page).toHaveURL(/show=changes/);
  await expect(released).toBeHidden();
  await expect(scaled).toBeVisible();
  await page.reload();
  await expect(timeline.getByRole('listitem')).toHaveCount(1);
});
