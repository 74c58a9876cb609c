import { expect, test } from './fixtures';
import { panel, receipt } from './screens/app';
import { pauseBackground } from './screens/gauge';
import { hydrated } from './screens/hydrated';
import { tabTo } from './screens/keyboard';

/** What the engine asks by itself about an app that somebody has looked at. */
const engineRoutes = ['/apps', '/apps/:app/dynos', '/apps/:app/sni-endpoints'];

test('from the gauge to who spent it, by the keyboard, for no call', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-budget', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const callsOfPages = async () =>
    (await sim.calls({ account: account.email })).filter(({ route }) => !engineRoutes.includes(route ?? '')).length;
  const before = await callsOfPages();
  await tabTo(page.getByRole('button', { name: /^API budget: [\d,]+ of/ }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: 'Who spends it' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'API budget' })).toBeVisible();
  await expect(panel(page, 'The bucket now')).toContainText('of 4,500');
  const spent = panel(page, 'Who spent it');
  await expect(spent.getByRole('row', { name: /Pages people have open/ })).toBeVisible();
  await expect(spent.getByRole('row', { name: /Sign-in/ })).toContainText('1');
  await expect(panel(page, 'Calls per minute').locator('svg').first()).toBeVisible();
  expect(await callsOfPages()).toBe(before);
});

test('every call of an account is in the ledger, told apart as one likes', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-ledger', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.goto('/budget');
  await hydrated(page);
  const spent = panel(page, 'Who spent it');
  const counted = async () => {
    const calls = await sim.calls({ account: account.email });
    return calls.filter(({ route, status }) => route !== '/account/rate-limits' && status !== 401).length;
  };
  const uncounted = async () => {
    const sum = await spent.getByText(/calls in the last hour/).textContent();
    return (await counted()) - Number(sum?.match(/(\d+) calls/)?.[1]);
  };
  await expect.poll(uncounted).toBe(0);
  await page.getByRole('button', { name: 'App', exact: true }).click();
  await expect(spent.getByRole('row', { name })).toBeVisible();
  await expect(page).toHaveURL(/by=app/);
  await page.getByRole('button', { name: 'Person', exact: true }).click();
  await expect(spent.getByRole('row', { name: /Robin Newcomer/ })).toContainText('you');
  await page.getByRole('button', { name: 'View data' }).click();
  await expect(panel(page, 'The picture as figures').getByRole('row')).toHaveCount(61);
});

test('background refresh is paused and resumed, and the audit log says by whom', async ({ open, invited, app }) => {
  const account = await invited('operator');
  await app(account);
  const page = await open({ token: account.token, at: '/budget' });
  await pauseBackground(page, account.email);
  await expect(panel(page, 'Lanes')).toContainText('is paused');
  await receipt(page, 'Paused background refresh').getByRole('button', { name: 'Undo' }).click();
  await expect(receipt(page, `Resumed background refresh of ${account.email}`)).toBeVisible();
  await expect(panel(page, 'Lanes')).toContainText('may use');
  await page.goto('/audit');
  await hydrated(page);
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log.getByRole('row').filter({ hasText: `Paused background refresh of ${account.email}` })).toBeVisible();
});

test('a viewer sees the budget and may not pause anything', async ({ open, invited }) => {
  const account = await invited('viewer');
  const page = await open({ token: account.token });
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'API budget' })).toBeFocused();
  await page.getByRole('button', { name: /^API budget: [\d,]+ of/ }).click();
  await expect(page.getByRole('switch', { name: 'Pause background refresh' })).toBeDisabled();
  await expect(page.getByRole('dialog', { name: 'API budget' })).toContainText('Your role, viewer, may not pause');
});
