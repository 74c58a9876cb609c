import { expect } from '@playwright/test';
import type { Look } from './look';

/** The releases of the story's app, and all that opens from them. */
export function releaseLooks(story: string): Look[] {
  return [
    {
      name: 'app-releases',
      at: `${story}/releases`,
      prepare: (page) => expect(page.getByText('v219').first()).toBeVisible(),
    },
    {
      name: 'app-releases-no-match',
      at: `${story}/releases?by=nobody@example.com`,
      prepare: (page) => expect(page.getByText('No release matches').locator('visible=true')).toBeVisible(),
    },
    {
      name: 'app-rollback',
      at: `${story}/releases?rollBack=212`,
      prepare: async (page) => {
        await expect(page.getByText('3 deploys, 3 keys, 2 values')).toBeVisible();
        await page.getByLabel(/type the app name/).fill('checkout-api-production');
        await expect(page.getByRole('button', { name: 'Roll back everything' })).toBeEnabled();
      },
    },
    {
      name: 'app-releases-compared',
      at: `${story}/releases?compare=212,219`,
      prepare: (page) =>
        expect(page.getByRole('dialog').getByText('STRIPE_V2_KEY', { exact: true }).first()).toBeVisible(),
    },
    {
      name: 'app-release-output',
      at: `${story}/releases?output=215`,
      prepare: (page) => expect(page.getByText('That is all it printed.')).toBeVisible(),
    },
  ];
}
