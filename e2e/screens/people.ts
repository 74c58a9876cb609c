import { expect, type Page } from '@playwright/test';

export type Role = 'owner' | 'operator' | 'viewer';

/** Adds a person on the people page, which must be open. */
export async function addPerson(page: Page, email: string, role: Role): Promise<void> {
  await page.getByLabel('E-mail address at Heroku').fill(email);
  await page.getByRole('combobox', { name: 'Role of the new person' }).selectOption(role);
  await page.getByRole('button', { name: 'Add person' }).click();
  if (role === 'owner') await page.getByRole('alertdialog').getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toBeVisible();
}
