import type { Page } from '@playwright/test';

/** Waits until React has taken over a page of the console: a click on the server's HTML before that would be lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('#main');
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
  });
}
