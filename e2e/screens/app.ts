import type { Locator, Page } from '@playwright/test';

/** A panel of an app's page, by its heading. */
export function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** The field that holds the number of dynos of a process type. */
export function dynosOf(page: Page, process: string): Locator {
  return page.getByRole('spinbutton', { name: `${process} dynos` });
}

/** The message that says what was done. */
export function receipt(page: Page, text: string | RegExp): Locator {
  return page
    .getByRole('region', { name: /^Receipts/ })
    .getByRole('listitem')
    .filter({ hasText: text });
}

/** One dyno in the panel of dynos. */
export function dyno(page: Page, name: string): Locator {
  return panel(page, 'Dynos').getByRole('listitem').filter({ hasText: name });
}

/** The calls that the gauge in the top bar says are left. */
export async function callsLeft(page: Page): Promise<number> {
  const gauge = page.getByRole('button', { name: /^API budget: [\d,]+ of/ });
  const name = (await gauge.getAttribute('aria-label')) ?? '';
  return Number(name.match(/: ([\d,]+) of/)?.[1]?.replaceAll(',', ''));
}
