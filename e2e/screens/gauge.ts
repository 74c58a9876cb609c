import { expect, type Page } from '@playwright/test';
import { receipt } from './app';
import { tabTo } from './keyboard';

/** Pauses the background refresh of an account at the gauge: whoever counts calls then counts none of the engine's own. */
export async function pauseBackground(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: /^API budget: [\d,]+ of/ }).click();
  const pause = page.getByRole('switch', { name: 'Pause background refresh' });
  await tabTo(pause);
  await page.keyboard.press('Space');
  await expect(receipt(page, `Paused background refresh of ${email}`)).toBeVisible();
  await expect(pause).toBeChecked();
  await page.keyboard.press('Escape');
}
