import { expect, test } from './fixtures';
import { reloadedUntilSignedOut, signInByHeroku, signInByToken } from './screens/sign-in';

test('signs in with Heroku and lands on the fleet of that account', async ({ page, invited, app }) => {
  const account = await invited('operator', 'Olga Operator');
  const { name } = await app(account);
  await page.goto('/');
  await expect(page).toHaveURL('/sign-in');
  await signInByHeroku(page, account.email);
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Apps' }).getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Olga Operator' })).toBeVisible();
});

test('says so when consent is denied, and shares nothing', async ({ page, invited }) => {
  const account = await invited('viewer');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Heroku' }).click();
  await page.getByRole('button', { name: account.email }).click();
  await page.getByRole('link', { name: 'Deny' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'You did not give access at Heroku' })).toBeVisible();
});

test('signs in by an API token, with blanks around it', async ({ page, invited, app }) => {
  const account = await invited('viewer');
  const { name } = await app(account);
  await page.goto('/sign-in');
  await signInByToken(page, `  ${account.token} `);
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('signs in by the keyboard alone', async ({ page, invited }) => {
  const account = await invited('viewer');
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Continue with Heroku' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('API token')).toBeFocused();
  await page.keyboard.type(account.token);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible();
});

test('refuses a wrong token in a sentence', async ({ page }) => {
  await page.goto('/sign-in');
  await signInByToken(page, 'HRKU-11111111-2222-3333-4444-555555555555');
  await expect(page.getByRole('alert').filter({ hasText: 'Heroku did not accept this sign-in' })).toBeVisible();
});

test('refuses somebody who was not invited, and names whom to ask', async ({ page, stranger, stage }) => {
  const account = await stranger();
  await page.goto('/sign-in');
  await signInByHeroku(page, account.email);
  const refusal = page.getByRole('alert').filter({ hasText: 'is not invited' });
  await expect(refusal).toContainText(account.email);
  await expect(refusal.getByRole('link', { name: stage.keeper.email })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL('/sign-in');
});

test('refuses a token of somebody who was not invited', async ({ page, stranger, stage }) => {
  const account = await stranger();
  await page.goto('/sign-in');
  await signInByToken(page, account.token);
  const refusal = page.getByRole('alert').filter({ hasText: 'is not invited' });
  await expect(refusal).toContainText(account.email);
  await expect(refusal.getByRole('link', { name: stage.keeper.email })).toBeVisible();
});

test('leads to the page that was asked for', async ({ page, invited }) => {
  const account = await invited('viewer');
  await page.goto('/audit?kind=denied');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await signInByHeroku(page, account.email);
  await expect(page).toHaveURL('/audit?kind=denied');
});

test('shows the stage of an app that the first sign-in leads straight to', async ({ page, invited, app }) => {
  const account = await invited('viewer');
  const { name } = await app(account, { pipeline: 'e2e-straight', stage: 'production' });
  await page.goto(`/apps/${name}`);
  await signInByToken(page, account.token);
  await expect(page).toHaveURL(`/apps/${name}`);
  await expect(page.getByRole('heading', { level: 1, name }).locator('..')).toContainText('production');
});

test('never leads to another site', async ({ page, invited, baseURL }) => {
  const account = await invited('viewer');
  await page.goto('/sign-in?callbackUrl=https://evil.example/');
  await signInByToken(page, account.token);
  await expect(page).toHaveURL(`${baseURL}/`);
});

test('signing out ends the session on the server', async ({ open, invited }) => {
  const account = await invited('viewer', 'Vera Viewer');
  const page = await open({ token: account.token });
  const stolen = await page.context().storageState();
  await page.getByRole('button', { name: 'Account of Vera Viewer' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out' })).toBeVisible();
  const thief = await open({ at: '/audit', options: { storageState: stolen } });
  await expect(thief).toHaveURL(/\/sign-in\?callbackUrl=%2Faudit/);
  await expect(thief.getByRole('heading', { name: /^Sign in/ })).toBeVisible();
});

test('a revoked grant leads to a polite re-sign-in and back to the same page', async ({ page, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account);
  await page.goto('/');
  await signInByHeroku(page, account.email);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('spinbutton', { name: 'web dynos' })).toHaveValue('1');
  await sim.revoke(account.email);
  await reloadedUntilSignedOut(page);
  await page
    .getByRole('alert')
    .filter({ hasText: 'Heroku asks you to sign in again' })
    .first()
    .getByRole('link', { name: 'Sign in again' })
    .click();
  await expect(page.getByRole('status').filter({ hasText: 'Heroku asks you to sign in again' })).toBeVisible();
  await signInByHeroku(page, account.email);
  await expect(page).toHaveURL(`/apps/${name}`);
  await expect(page.getByRole('spinbutton', { name: 'web dynos' })).toHaveValue('1');
});
