import { expect } from '@playwright/test';
import type { Look } from './look';

/** The fleet, and what opens from it. */
export const fleetLooks: Look[] = [
  { name: 'fleet', at: '/' },
  { name: 'fleet-no-match', at: '/?q=no-such-app-anywhere' },
  {
    name: 'fleet-filters',
    at: '/?stage=production&state=crashed',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
    },
  },
  {
    name: 'fleet-selected',
    at: '/?q=checkout-api&density=compact',
    only: 'desktop',
    prepare: async (page) => {
      for (const key of ['j', 'x', 'j', 'Shift+X', 'j']) await page.keyboard.press(key);
      await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
    },
  },
  {
    name: 'fleet-row-menu',
    at: '/?q=checkout-api&density=roomy',
    only: 'desktop',
    prepare: async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('.');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'fleet-save-view',
    at: '/?q=checkout-api&stage=staging',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Save this view' }).click();
      await expect(page.getByLabel('Name of this view')).toBeFocused();
    },
  },
];
