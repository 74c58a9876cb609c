import type { Page } from '@playwright/test';

/**
 * Waits until React has taken over all of a page of the console, and is at rest: a click or a key on the server's HTML
 * before that would be lost.
 */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('#main');
    if (!main) return false;
    return [main, ...main.querySelectorAll('a, button, input')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    );
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
}
