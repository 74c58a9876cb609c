import type { BrowserContext, Page } from '@playwright/test';
import { Agent, fetch } from 'undici';
import { appTable } from '../screens/fleet';
import { hydrated } from '../screens/hydrated';
import { median } from './median';
import type { Line } from './report';
import { show } from './report';
import type { World } from './traffic';

/** Opening apps' overviews that nobody has opened yet, one after another, and one of them again. */
export type OverviewOpening = {
  coldCalls: number[];
  againCalls: number;
  /** From asking for the page until its HTML was here with all panels in it. */
  htmlMs: number[];
  /** From the same moment until all panels were drawn in the browser. */
  drawnMs: number[];
  /** From a click on the app in the fleet until then. */
  clickedMs: number[];
  /** The same reads of Heroku, each after the answer to the one before. */
  sequentialMs: number[];
};

type Account = { email: string; token: string };
type Row = { path: string };

const apps = [
  'checkout-api-eu-production',
  'identity-api-production',
  'storefront-web-production',
  'ledger-production',
  'checkout-api-production',
];
const fromFleet = [
  'catalog-api-production',
  'fraud-scoring-production',
  'order-router-production',
  'media-resizer-production',
  'notifications-production',
];
const ids = ['formation', 'dynos', 'releases', 'add-ons', 'domains', 'activity'];

/** Measures on a console that was just started on a known fleet: nothing of these apps is in its memory but their rows. */
export async function measureOpening(
  context: BrowserContext,
  world: World,
  account: Account,
): Promise<OverviewOpening> {
  const opening: OverviewOpening = {
    coldCalls: [],
    againCalls: 0,
    htmlMs: [],
    drawnMs: [],
    clickedMs: [],
    sequentialMs: [],
  };
  const page = await context.newPage();
  await page.addInitScript(noteWhenDrawn, ids);
  const drawn = async (app: string) => {
    const ms = await drawnMs(page);
    const paths = await pathsOf(world, account);
    if (paths.length === 0) throw new Error(`Nothing was read of ${app}.`);
    opening.coldCalls.push(paths.length);
    opening.sequentialMs.push(await oneAfterAnother(world.url, account, paths));
    return ms;
  };
  for (const app of apps) {
    await world.forgetRequests();
    await page.goto(`/apps/${app}`, { waitUntil: 'commit' });
    opening.drawnMs.push(await drawn(app));
    opening.htmlMs.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.duration ?? 0));
  }
  for (const app of fromFleet) {
    await page.goto(`/?q=${app}`);
    await hydrated(page);
    await world.forgetRequests();
    await appTable(page).getByRole('link', { name: app, exact: true }).click();
    opening.clickedMs.push(await drawn(app));
  }
  const [app = ''] = apps.slice(-1);
  await page.getByRole('link', { name: 'Fleet' }).first().click();
  const link = appTable(page).getByRole('link', { name: app, exact: true });
  await link.waitFor();
  await world.forgetRequests();
  await link.click();
  await page.getByRole('region', { name: 'Formation' }).getByRole('spinbutton').first().waitFor();
  opening.againCalls = (await pathsOf(world, account)).length;
  await page.close();
  return opening;
}

// Runs in the page, so it can use nothing of this file, and no named function of its own.
function noteWhenDrawn(names: string[]): void {
  let openedMs = 0;
  document.addEventListener(
    'click',
    ({ timeStamp }) => {
      openedMs = timeStamp;
      delete document.documentElement.dataset.drawnMs;
    },
    true,
  );
  new MutationObserver(() => {
    const isThere = names.every((name) => document.getElementById(`${name}-title`));
    if (!isThere || document.querySelector('main [aria-busy="true"]')) return;
    document.documentElement.dataset.drawnMs ??= String(performance.now() - openedMs);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

async function drawnMs(page: Page): Promise<number> {
  const root = page.locator('html[data-drawn-ms]');
  await root.waitFor();
  return Number(await root.getAttribute('data-drawn-ms'));
}

/** What was asked of apps; what the fleet itself asks in the background is not the page's. */
async function pathsOf(world: World, { email }: Account): Promise<string[]> {
  const response = await fetch(`${world.url}/_sim/worlds/default/requests?${new URLSearchParams({ account: email })}`);
  const rows = (await response.json()) as Row[];
  return rows.map(({ path }) => path).filter((path) => /^\/(apps\/.|dyno-sizes)/.test(path));
}

async function oneAfterAnother(url: string, { token }: Account, paths: string[]): Promise<number> {
  const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
  const headers = { accept: 'application/vnd.heroku+json; version=3', authorization: `Bearer ${token}` };
  const startedAt = performance.now();
  for (const path of paths) await (await fetch(`${url}${path}`, { headers, dispatcher })).text();
  const ms = performance.now() - startedAt;
  await dispatcher.close();
  return ms;
}

/** The figures as they are printed. */
export function openingLines({
  coldCalls,
  againCalls,
  htmlMs,
  drawnMs,
  clickedMs,
  sequentialMs,
}: OverviewOpening): Line[] {
  const sequential = median(sequentialMs);
  const note = `${show.ms(sequential)} for the same reads one after another`;
  return [
    { label: 'Opening an overview', figure: `${Math.max(...coldCalls)} calls`, aim: 'at most 7' },
    { label: 'Opening it again', figure: `${againCalls} calls`, aim: '0' },
    { label: 'HTML with all panels', figure: show.ms(median(htmlMs)), note },
    { label: 'All panels drawn', figure: show.ms(median(drawnMs)), aim: 'at most a third', note },
    { label: 'The same, by a click in the fleet', figure: show.ms(median(clickedMs)) },
    { label: 'One after another ÷ by a click', figure: show.ratio(sequential / median(clickedMs)) },
    { label: 'One after another ÷ drawn', figure: show.ratio(sequential / median(drawnMs)), aim: 'at least 3 ×' },
  ];
}
