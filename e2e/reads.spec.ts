import type { Page, Request } from '@playwright/test';
import { readsEnded, refetch } from './bench/query-cache';
import { expect, test } from './fixtures';
import { dynosOf, panel } from './screens/app';
import { appTable } from './screens/fleet';
import { pauseBackground } from './screens/gauge';
import { cachedKeys } from './screens/query-cache';

// Long beside what a busy machine adds to each request; one after another, six would take six times as long.
const slowMs = 1_500;
/** Longer than the console gives one answer of Heroku again. */
const freshMs = 5_100;
const panels = ['Formation', 'Dynos', 'Releases', 'Add-ons', 'Domains'];
const slowRoutes = '^/apps/[^/]+(/(formation|dynos|releases|addons|addon-attachments|domains))?$';

type Span = { action: string; isRead: boolean; startMs: number; endMs: number };

/** The server actions that a page sends from now on, with the moments of their beginning and of their last byte. */
function watchActions(page: Page) {
  const spans = new Map<Request, Span>();
  page.on('request', (request) => {
    const action = request.headers()['next-action'];
    // Which apps are on the screen is told every half minute, whatever else happens.
    if (!action || request.postData()?.includes('"appIds"')) return;
    // An operation wraps its input; a read does not.
    const isRead = !request.postData()?.includes('"input"');
    spans.set(request, { action, isRead, startMs: performance.now(), endMs: Number.NaN });
  });
  const end = (request: Request) => {
    const span = spans.get(request);
    if (span) span.endMs = performance.now();
  };
  page.on('requestfinished', end);
  // React hangs up as soon as it has read the last value, which may be before the connection is closed.
  page.on('requestfailed', end);
  return {
    all: () => [...spans.values()],
    pending: () => [...spans.values()].filter(({ endMs }) => Number.isNaN(endMs)).length,
    clear: () => spans.clear(),
  };
}

test('six reads side by side take less than twice as long as one', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name, id } = await app(account, { pipeline: 'e2e-six', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await readsEnded(page);
  await sim.fault({ kind: 'delay', delayMs: slowMs, method: 'GET', account: account.email, route: slowRoutes });
  // Nothing in the browser shows when the server's copy of an answer has become too old to be given again.
  await page.waitForTimeout(freshMs);
  const one = await refetch(page, ['apps', id, 'formation']);
  await page.waitForTimeout(freshMs);
  const all = await refetch(page, ['apps', id]);
  test.info().annotations.push({
    type: 'six reads ÷ one',
    description: `${(all.ms / one.ms).toFixed(2)} (${Math.round(all.ms)} ms ÷ ${Math.round(one.ms)} ms)`,
  });
  expect(all.count).toBeGreaterThanOrEqual(6);
  expect(one.ms).toBeGreaterThanOrEqual(slowMs);
  expect(all.ms / one.ms).toBeLessThan(2);
});

test('a second visit while its reads are fresh asks neither the console nor Heroku', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name, id } = await app(account, { pipeline: 'e2e-fresh', stage: 'staging' });
  const page = await open({ token: account.token });
  await pauseBackground(page, account.email);
  // However long a busy machine takes, what the browser has read stays fresh.
  await page.clock.setFixedTime(new Date());
  const visit = async () => {
    await appTable(page).getByRole('link', { name }).click();
    await expect(dynosOf(page, 'web')).toHaveValue('1');
    for (const title of panels) await expect(panel(page, title).locator('[aria-busy="true"]')).toHaveCount(0);
  };
  const actions = watchActions(page);
  await visit();
  await expect.poll(actions.pending).toBe(0);
  expect(actions.all(), 'all that its panels show, in one request').toHaveLength(1);
  await expect
    .poll(() => cachedKeys(page))
    .toEqual(
      expect.arrayContaining(
        [
          ['fleet', 'rows'],
          ['fleet', 'status'],
          ['apps', id, 'row'],
          ['apps', id, 'formation'],
          ['apps', id, 'dynos'],
          ['apps', id, 'releases', 10],
          ['apps', id, 'add-ons'],
          ['apps', id, 'domains'],
          ['dyno-sizes'],
          ['budget'],
        ].map((key) => JSON.stringify(key)),
      ),
    );
  await page.getByRole('link', { name: 'Fleet' }).first().click();
  await expect(appTable(page).getByRole('link', { name })).toBeVisible();
  const asked = (await sim.calls({ account: account.email })).length;
  actions.clear();
  await visit();
  expect(actions.all()).toHaveLength(0);
  expect(await sim.calls({ account: account.email })).toHaveLength(asked);
});

test('the page of an app on which the pointer rests is here when it is pressed, and has cost no call', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-rest', stage: 'staging' });
  const page = await open({ token: account.token });
  await pauseBackground(page, account.email);
  const asked = (await sim.calls({ account: account.email })).length;
  const isPage = (url: URL) => url.pathname === `/apps/${name}`;
  const ofPage = (request: Request) => isPage(new URL(request.url()));
  // Next hangs up once it has read the last of it, which may be before the connection is closed.
  const ended = Promise.race([
    page.waitForEvent('requestfinished', ofPage),
    page.waitForEvent('requestfailed', ofPage),
  ]);
  const link = appTable(page).getByRole('link', { name });
  await link.hover();
  await ended;
  expect(await sim.calls({ account: account.email })).toHaveLength(asked);
  await page.route(isPage, (route, request) => (request.method() === 'GET' ? route.abort() : route.continue()));
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
});

test('navigation does not wait for a read that is under way', async ({ open, invited, app, sim }) => {
  const account = await invited('viewer');
  const { name } = await app(account, { pipeline: 'e2e-slow', stage: 'staging' });
  const page = await open({ token: account.token });
  await sim.fault({ kind: 'delay', delayMs: 10_000, account: account.email, route: slowRoutes });
  const actions = watchActions(page);
  await appTable(page).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect.poll(actions.pending).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'People' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  expect(actions.pending(), 'reads of the page before, still under way').toBeGreaterThan(0);
});
