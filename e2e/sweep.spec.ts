import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { flawsOf } from './harness/accessibility';
import { artifacts } from './harness/program';
import { dyno, dynosOf } from './screens/app';
import { fleetLooks } from './screens/fleet-looks';
import { hydrated } from './screens/hydrated';
import { askFor, bulkSheet, pausedJob, selectionBar } from './screens/jobs';
import type { Look } from './screens/look';
import { releaseLooks } from './screens/release-looks';

const shapes: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

const storyApp = 'checkout-api-production';
const story = `/apps/${storyApp}`;
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
    prepare: async (page) => {
      await page.getByText('Use an API token').click();
      await expect(page.getByLabel('API token')).toBeVisible();
    },
  },
  { name: 'sign-in-refused', at: '/sign-in?error=heroku_unavailable', isPublic: true },
  ...fleetLooks,
  { name: 'app', at: story, prepare: storyIsRead },
  {
    name: 'app-staged',
    at: story,
    prepare: async (page) => {
      await storyIsRead(page);
      await page.getByRole('button', { name: 'More web dynos' }).click();
      await expect(page.getByRole('region', { name: 'Staged change' })).toBeVisible();
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
  {
    name: 'app-second-factor',
    at: story,
    prepare: async (page, sim) => {
      await storyIsRead(page);
      await sim.changeApp(storyApp, { secondFactor: '493817' });
      await page.getByRole('button', { name: 'Restart…', exact: true }).click();
      const question = page.getByRole('alertdialog');
      await question.getByRole('button', { name: /^Restart/ }).click();
      await expect(question.getByLabel('Code of your second factor')).toBeFocused();
      await sim.changeApp(storyApp, { secondFactor: null });
    },
  },
  {
    name: 'app-activity',
    at: `${story}/activity`,
    prepare: (page) =>
      expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').nth(9)).toBeVisible(),
  },
  { name: 'app-activity-none', at: `${story}/activity?show=ours` },
  {
    name: 'app-run-one-off',
    at: story,
    prepare: async (page) => {
      await storyIsRead(page);
      await page.getByRole('button', { name: 'Run one-off…' }).click();
      await page.getByRole('button', { name: 'Add a variable' }).click();
      await expect(page.getByLabel('Value of variable 1')).toBeVisible();
    },
  },
  {
    name: 'app-why',
    at: story,
    prepare: async (page, sim) => {
      await storyIsRead(page);
      // A log keeps its last 1,500 lines: those of the first crash may have gone.
      await sim.changeApp(storyApp, { crash: { dyno: 'web.2' } });
      await page.getByRole('button', { name: /^Why did web\.2 crash/ }).click();
      await expect(page.getByRole('dialog')).toContainText('exit 1');
    },
  },
  ...releaseLooks(story),
  { name: 'app-missing', at: '/apps/no-such-app-anywhere', isMissing: true },
  { name: 'audit', at: '/audit', prepare: (page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0) },
  { name: 'people', at: '/people' },
  { name: 'attention', at: '/attention' },
  { name: 'attention-stack', at: '/attention?kind=stack' },
  { name: 'attention-none', at: '/attention?kind=certificate' },
  { name: 'stages', at: '/stages?team=payments' },
  {
    name: 'stages-open',
    at: '/stages?q=checkout-api&check=attention',
    prepare: async (page) => {
      const pipelines = page.locator('button[aria-expanded]:visible').filter({ hasText: 'checkout-api' });
      await pipelines.first().click();
    },
  },
  { name: 'stages-no-match', at: '/stages?q=no-such-pipeline-anywhere' },
  {
    name: 'selected',
    at: '/?q=-pr-',
    only: 'phone',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      await page
        .getByRole('checkbox', { name: /^Select .*-pr-/ })
        .first()
        .check();
      await expect(selectionBar(page)).toBeVisible();
    },
  },
  { name: 'bulk-restart', at: '/?q=-pr-', prepare: (page) => askFor(page, 'Restart…', 5) },
  { name: 'bulk-scale', at: '/?q=-staging', only: 'desktop', prepare: (page) => askFor(page, 'Scale…', 3) },
  {
    name: 'job',
    at: '/?q=-pr-',
    prepare: async (page, sim) => {
      await pausedJob(page, sim);
      await bulkSheet(page).getByRole('link', { name: 'Open its page' }).click();
      await expect(page.getByRole('heading', { name: 'Restart 5 apps' })).toBeVisible();
      await page.getByRole('button', { name: /^Jobs: / }).click();
      await expect(page.getByRole('dialog', { name: 'Jobs' })).toBeVisible();
    },
  },
  { name: 'jobs', at: '/jobs' },
  { name: 'releases', at: '/releases' },
  { name: 'releases-no-match', at: '/releases?q=no-such-release-anywhere' },
  { name: 'add-ons', at: '/add-ons' },
  { name: 'add-ons-by-team', at: '/add-ons?by=team&stage=production' },
  {
    name: 'budget',
    at: '/budget',
    prepare: async (page) => {
      await page.mouse.move(300, 300);
      await expect(page.locator('.recharts-surface').first()).toBeVisible();
    },
  },
  {
    name: 'budget-data',
    at: '/budget?by=app',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'View data' }).click();
      await expect(page.getByRole('button', { name: 'View picture' })).toBeVisible();
    },
  },
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
  {
    name: 'gauge',
    at: '/audit',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^API budget/ }).click();
      await expect(page.getByRole('dialog', { name: 'API budget' })).toBeVisible();
    },
  },
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
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Open the menu' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];

for (const [shape, options] of Object.entries(shapes)) {
  test.describe(shape, () => {
    // Half of all browser tests: each worker takes a share.
    test.describe.configure({ mode: 'parallel' });

    // One browser for all looks of a shape: what differs is the page, not what has been loaded before.
    const browsers: Record<'signedIn' | 'signedOut', BrowserContext | null> = { signedIn: null, signedOut: null };

    test.beforeAll(async ({ browser, stage, storyteller }) => {
      const shared: BrowserContextOptions = {
        baseURL: stage.publicUrl,
        colorScheme: 'light',
        reducedMotion: 'reduce',
        ...options,
      };
      browsers.signedIn = await browser.newContext({ ...shared, storageState: storyteller });
      browsers.signedOut = await browser.newContext(shared);
    });

    test.afterAll(async () => {
      for (const browser of Object.values(browsers)) await browser?.close();
    });

    for (const look of looks.filter(({ only }) => only === undefined || only === shape)) {
      test(`${look.name}, ${shape}: accessible in both themes, no error, no violation of the policy`, async ({
        sim,
        watch,
      }) => {
        if (look.isMissing) watch.tolerate(/status of 404/);
        const browser = look.isPublic ? browsers.signedOut : browsers.signedIn;
        if (!browser) throw new Error('The browser of this shape did not start.');
        const page = await browser.newPage();
        await watch.observePage(page);
        await page.goto(look.at);
        if (!look.isPublic && look.name !== 'missing') await hydrated(page);
        await look.prepare?.(page, sim);
        for (const theme of ['light', 'dark']) {
          await setTheme(page, theme);
          // For eyes: SCREENS=1 npm run e2e -- sweep
          const path = `${artifacts}/screens/${look.name}-${theme}-${shape}.png`;
          if (process.env.SCREENS) await page.screenshot({ path, animations: 'disabled' });
          if (theme === 'dark' && shape === 'phone' && look.only !== shape) continue;
          const flaws = await flawsOf(page, { coloursOnly: theme === 'dark' });
          expect(flaws, `accessibility of ${look.at}, ${theme}`).toEqual([]);
        }
        await page.close();
      });
    }
  });
}

/** Changes the theme in place, as the choice in the top bar does, and waits until the last colour has arrived. */
async function setTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset.theme = name;
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
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
