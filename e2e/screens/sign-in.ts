import type { Page } from '@playwright/test';

/** Signs in on the sign-in page by an API token. */
export async function signInByToken(page: Page, token: string): Promise<void> {
  await page.getByText('Use an API token').click();
  await page.getByLabel('API token').fill(token);
  await page.getByRole('button', { name: 'Sign in with the token' }).click();
}

/** Presses "Continue with Heroku", chooses an account by its address and allows the access for the first time. */
export async function signInByHeroku(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue with Heroku' }).click();
  await page.getByRole('button', { name: email }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
}
