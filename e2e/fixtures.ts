import { randomBytes } from 'node:crypto';
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type Account, type NewApp, Sim } from './harness/sim';
import { openStage, type Stage } from './harness/stage';
import { createWatch, type Watch } from './harness/watch';
import { fleetIsRead, fleetWasRead } from './screens/fleet';
import { hydrated } from './screens/hydrated';
import { addPerson, type Role } from './screens/people';
import { enterByToken } from './screens/sign-in';

type StoredState = Exclude<BrowserContextOptions['storageState'], string | undefined>;
/** A browser of its own, signed in (and its fleet read) when it has a token or a stored session. */
type Browsing = { token?: string; as?: StoredState; at?: string; options?: BrowserContextOptions };

type TestFixtures = {
  sim: Sim;
  watch: Watch;
  /** Opens a page in a fresh browser context. */
  open(browsing?: Browsing): Promise<Page>;
  /** An account at Heroku that nobody invited. */
  stranger(name?: string): Promise<Account>;
  /** An account at Heroku whose owner was invited with this role. */
  invited(role: Role, name?: string): Promise<Account>;
  /** Adds an app with a name that no other test uses. */
  app(owner: Account, app?: Partial<Omit<NewApp, 'owner'>>): Promise<{ id: string; name: string }>;
};

type WorkerFixtures = {
  stage: Stage;
  /** The people page as an owner sees it, for inviting. */
  keeper: Page;
  /** The session of the account with 300 apps, after they have all been read. */
  storyteller: StoredState;
};

const unique = () => randomBytes(4).toString('hex');

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use, worker) => {
      const stage = await openStage(String(worker.parallelIndex));
      await use(stage);
      await stage.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  keeper: [
    async ({ browser, stage }, use) => {
      const context = await browser.newContext({ baseURL: stage.publicUrl });
      const page = await context.newPage();
      await enterByToken(context, stage.publicUrl, stage.keeper.token);
      await page.goto('/people');
      await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
      await hydrated(page);
      await use(page);
      await context.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  storyteller: [
    async ({ browser, stage }, use) => {
      const context = await browser.newContext({ baseURL: stage.publicUrl });
      const page = await context.newPage();
      await enterByToken(context, stage.publicUrl, stage.storyteller.token);
      await page.goto('/');
      await hydrated(page);
      await fleetIsRead(page);
      await use(await context.storageState());
      await context.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  baseURL: ({ stage }, use) => use(stage.publicUrl),

  sim: async ({ stage }, use) => {
    const sim = new Sim(stage.heroku.api);
    await use(sim);
    await sim.healAll();
  },

  watch: [
    async ({ context }, use) => {
      const watch = createWatch();
      await watch.observe(context);
      await use(watch);
      expect(watch.troubles(), 'errors on the browser console').toEqual([]);
    },
    { auto: true },
  ],

  open: async ({ browser, baseURL, watch, viewport, colorScheme, reducedMotion }, use) => {
    const contexts: Array<{ close(): Promise<void> }> = [];
    await use(async ({ token, as, at = '/', options } = {}) => {
      const shared = { baseURL: baseURL ?? '', viewport, colorScheme, reducedMotion, ...(as && { storageState: as }) };
      const context = await browser.newContext({ ...shared, ...options });
      contexts.push(context);
      await watch.observe(context);
      const page = await context.newPage();
      if (token) {
        await enterByToken(context, shared.baseURL, token);
        await fleetWasRead(context.request);
      }
      await page.goto(at);
      if (token || as) await hydrated(page);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  stranger: async ({ sim }, use) => {
    await use((name = 'Sam Stranger') => sim.addAccount(`e2e-${unique()}@fernhill.example`, name));
  },

  invited: async ({ sim, keeper }, use) => {
    await use(async (role, name = 'Robin Newcomer') => {
      const account = await sim.addAccount(`e2e-${unique()}@fernhill.example`, name);
      await addPerson(keeper, account.email, role);
      return account;
    });
  },

  app: async ({ sim }, use) => {
    await use((owner, app = {}) =>
      sim.addApp({ name: `e2e-${unique()}`, formation: { web: { quantity: 1 } }, ...app, owner: owner.email }),
    );
  },
});

export { expect };
