import { type BrowserContext, expect, type Page } from '@playwright/test';
import { hydrated } from './hydrated';

/** Signs in on the sign-in page by an API token; after a wrong one the form is open already. */
export async function signInByToken(page: Page, token: string): Promise<void> {
  const field = page.getByLabel('API token');
  if (!(await field.isVisible())) await page.getByText('Use an API token').click();
  await field.fill(token);
  await page.getByRole('button', { name: 'Sign in with the token' }).click();
}

/** Signs a browser in by an API token without showing it the sign-in page. */
export async function enterByToken(context: BrowserContext, publicUrl: string, token: string): Promise<void> {
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json();
  const answer = await context.request.post('/api/auth/callback/token', {
    headers: { origin: publicUrl },
    form: { csrfToken, token, json: 'true' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Presses "Continue with Heroku", chooses an account by its address and allows the access for the first time. */
export async function signInByHeroku(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue with Heroku' }).click();
  await page.getByRole('button', { name: email }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
}

/** Reloads until Heroku has been asked: for a few seconds the server may still answer from what it has just read. */
export async function reloadedUntilSignedOut(page: Page): Promise<void> {
  const trouble = page.getByRole('alert').filter({ hasText: 'Heroku asks you to sign in again' });
  const look = async () => {
    await page.reload();
    await hydrated(page);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    return trouble.count();
  };
  await expect.poll(look, { timeout: 30_000 }).toBeGreaterThan(0);
}
