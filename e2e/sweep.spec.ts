import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { artifacts } from './harness/program';
import { dyno, dynosOf } from './screens/app';
import { hydrated } from './screens/hydrated';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const shapes: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

type Look = {
  name: string;
  at: string;
  /** Seen without a session. */
  isPublic?: boolean;
  /** Brings the page into the state that is looked at. */
  prepare?: (page: Page) => Promise<void>;
  /** Answers with an error status, which the browser logs. */
  isMissing?: boolean;
  only?: 'desktop' | 'phone';
};

const story = '/apps/checkout-api-production';
const storyIsRead = async (page: Page) => {
  await expect(dynosOf(page, 'web')).toHaveValue(/\d/);
  await expect(dyno(page, 'web.2')).toBeVisible();
};

const looks: Look[] = [
  { name: 'sign-in', at: '/sign-in', isPublic: true },
  {
    name: 'sign-in-by-token',
    at: '/sign-in?error=signed_out',
    isPublic: true,
    prepare: (page) => page.getByText('Use an API token').click(),
  },
  { name: 'sign-in-refused', at: '/sign-in?error=heroku_unavailable', isPublic: true },
  { name: 'fleet', at: '/' },
  { name: 'fleet-no-match', at: '/?q=no-such-app-anywhere' },
  {
    name: 'fleet-filters',
    at: '/?stage=production&state=crashed',
    prepare: (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
  },
  { name: 'app', at: story, prepare: storyIsRead },
  {
    name: 'app-staged',
    at: story,
    prepare: async (page) => {
      await storyIsRead(page);
      await page.getByRole('button', { name: 'More web dynos' }).click();
    },
  },
  {
    name: 'app-question',
    at: story,
    prepare: async (page) => {
      await storyIsRead(page);
      await page.getByRole('button', { name: 'Maintenance…', exact: true }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  { name: 'app-missing', at: '/apps/no-such-app-anywhere', isMissing: true },
  { name: 'audit', at: '/audit', prepare: (page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0) },
  { name: 'people', at: '/people' },
  { name: 'missing', at: '/no/such/page', isMissing: true },
  {
    name: 'palette',
    at: '/audit',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Search or run a command' }).click();
      await page.keyboard.type('checkout');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  { name: 'gauge', at: '/audit', prepare: (page) => page.getByRole('button', { name: /^API budget/ }).click() },
  {
    name: 'shortcuts',
    at: '/audit',
    only: 'desktop',
    prepare: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'menu',
    at: '/audit',
    only: 'phone',
    prepare: (page) => page.getByRole('button', { name: 'Open the menu' }).click(),
  },
];

const themes = ['light', 'dark'] as const;

for (const [shape, options] of Object.entries(shapes)) {
  for (const look of looks.filter(({ only }) => only === undefined || only === shape)) {
    test(`${look.name}, ${shape}: accessible in both themes, no error, no violation of the policy`, async ({
      open,
      storyteller,
      watch,
    }) => {
      if (look.isMissing) watch.tolerate(/status of 404/);
      const page = await open({
        at: look.at,
        options: { ...options, ...(look.isPublic ? {} : { storageState: storyteller }) },
      });
      if (!look.isPublic && look.name !== 'missing') await hydrated(page);
      await look.prepare?.(page);
      for (const theme of themes) {
        await setTheme(page, theme);
        await page.screenshot({ path: `${artifacts}/screens/${look.name}-${theme}-${shape}.png` });
        const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`);
        expect(found, `accessibility of ${look.at}, ${theme}`).toEqual([]);
      }
    });
  }
}

/** Changes the theme in place, as the choice in the top bar does. */
async function setTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

test('the browser refuses a script that is smuggled in as markup, and this suite notices', async ({
  open,
  storyteller,
  watch,
}) => {
  const page = await open({ as: storyteller, at: '/audit' });
  expect(watch.troubles()).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', `<img alt="" src="data:," onerror="document.title = 'owned'">`);
  });
  await expect.poll(() => watch.troubles().join()).toContain('Policy violated: script-src');
  await expect(page).not.toHaveTitle('owned');
  watch.tolerate(/Policy violated: script-src|Content Security Policy/);
});
