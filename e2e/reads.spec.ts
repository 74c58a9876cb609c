import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixtures';
import { dynosOf, panel } from './screens/app';
import { appTable } from './screens/fleet';
import { cachedKeys } from './screens/query-cache';

// Long beside what a busy machine adds to each request; one after another, six would take six times as long.
const slowMs = 1_500;
const panels = ['Formation', 'Dynos', 'Releases', 'Add-ons', 'Domains'];
const slowRoutes = '^/apps/[^/]+(/(formation|dynos|releases|addons|addon-attachments|domains))?$';

type Span = { action: string; isRead: boolean; startMs: number; endMs: number };

const lasted = ({ startMs, endMs }: Span) => endMs - startMs;

/** The reads that waited for Heroku, the first of each kind. */
function slowReads(spans: readonly Span[]): Span[] {
  const first = new Map<string, Span>();
  for (const span of spans) {
    if (span.isRead && lasted(span) >= slowMs && !first.has(span.action)) first.set(span.action, span);
  }
  return [...first.values()];
}

/** The server actions that a page sends from now on, with the moments of their beginning and of their last byte. */
function watchActions(page: Page) {
  const spans = new Map<Request, Span>();
  page.on('request', (request) => {
    const action = request.headers()['next-action'];
    if (!action) return;
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
  const { name } = await app(account, { pipeline: 'e2e-six', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await sim.fault({ kind: 'delay', delayMs: slowMs, method: 'GET', account: account.email, route: slowRoutes });
  const actions = watchActions(page);
  await page.getByRole('button', { name: 'Maintenance…', exact: true }).click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: /^Turn maintenance on/ });
  await expect(confirm).toBeVisible();
  await expect.poll(actions.pending).toBe(0);
  actions.clear();
  // A change makes all that was read of the app old, here and on the server: everything is read anew at once.
  await confirm.click();
  await expect(page.getByRole('button', { name: 'End maintenance…' }).first()).toBeVisible();
  await expect.poll(() => slowReads(actions.all()).length, { message: 'reads that waited' }).toBeGreaterThanOrEqual(6);
  const slow = slowReads(actions.all());
  const one = Math.min(...slow.map(lasted));
  const together = Math.max(...slow.map(({ endMs }) => endMs)) - Math.min(...slow.map(({ startMs }) => startMs));
  test.info().annotations.push({
    type: 'six reads ÷ one',
    description: `${(together / one).toFixed(2)} (${Math.round(together)} ms ÷ ${Math.round(one)} ms)`,
  });
  expect(together / one).toBeLessThan(2);
});

test('a second visit while its reads are fresh asks neither the console nor Heroku', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('viewer');
  const { name, id } = await app(account, { pipeline: 'e2e-fresh', stage: 'staging' });
  const page = await open({ token: account.token });
  const visit = async () => {
    await appTable(page).getByRole('link', { name }).click();
    await expect(dynosOf(page, 'web')).toHaveValue('1');
    for (const title of panels) await expect(panel(page, title).locator('[aria-busy="true"]')).toHaveCount(0);
  };
  const actions = watchActions(page);
  await visit();
  await expect.poll(actions.pending).toBe(0);
  expect(actions.all().length).toBeGreaterThanOrEqual(6);
  expect(await cachedKeys(page)).toEqual(
    expect.arrayContaining(
      [
        ['fleet'],
        ['apps', id, 'facts'],
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
