import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

/** The table of apps. */
export function appTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Apps' });
}

/** Waits until no reading of the fleet is under way; by attribute, since a phone hides the table. */
export async function fleetIsRead(page: Page): Promise<void> {
  await expect(page.locator('table[aria-label="Apps"]')).not.toHaveAttribute('aria-busy', 'true', { timeout: 60_000 });
}

/** Waits for the same before any page is open: asks for the fleet's page until its table is at rest. */
export async function fleetWasRead(request: APIRequestContext): Promise<void> {
  const table = async () => (await (await request.get('/')).text()).match(/<table[^>]*aria-label="Apps"[^>]*>/)?.[0];
  await expect.poll(table, { timeout: 60_000 }).toMatch(/^(?!.*aria-busy="true")/);
}

/** Presses "Read again" once it can be pressed: while one press is answered, or a reading goes on, it does nothing. */
export async function readAgain(page: Page): Promise<void> {
  await fleetIsRead(page);
  const button = page.getByRole('button', { name: /^Read again/ });
  await expect(button).not.toHaveAttribute('aria-busy', 'true');
  await button.click();
}

/** How many apps the table holds, also those that are scrolled out of it. */
export async function appCount(page: Page): Promise<number> {
  return Number(await appTable(page).getAttribute('aria-rowcount')) - 1;
}

/** The names in the rows that are drawn at this moment, from top to bottom. */
export function shownNames(page: Page): Promise<string[]> {
  return appTable(page).getByRole('rowheader').allTextContents();
}

/** Waits until the table follows a search that only names satisfy; returns how many apps it leaves. */
export async function foundApps(page: Page, search: string): Promise<number> {
  const strangers = async () => (await shownNames(page)).filter((name) => !name.includes(search));
  await expect.poll(strangers).toEqual([]);
  return appCount(page);
}

/** Scrolls through the whole table; returns every name that came by. */
export function allNames(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'Apps' }).evaluate(async (region) => {
    const names = new Set<string>();
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let top = 0; top <= region.scrollHeight; top += region.clientHeight / 2) {
      region.scrollTop = top;
      await nextFrame();
      for (const cell of region.querySelectorAll('tbody th')) names.add(cell.textContent);
    }
    return [...names];
  });
}
