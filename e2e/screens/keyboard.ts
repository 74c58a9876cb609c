import { expect, type Locator } from '@playwright/test';

const mostStops = 60;

/** Moves the focus by Tab until it is on the element. */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let stop = 0; stop < mostStops; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `cannot be reached by Tab within ${mostStops} stops`).toBeFocused();
}
