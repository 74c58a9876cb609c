import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { Agent, fetch } from 'undici';
import { appTable } from '../screens/fleet';
import { median } from './median';
import { refetch } from './query-cache';
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
  /** From a click on the app in the fleet until then, after the pointer has rested on it as a hand's does. */
  clickedMs: number[];
  /** The same where the click comes in the moment in which the pointer arrives. */
  suddenMs: number[];
  /** The same reads of Heroku, each after the answer to the one before, with no page at all. */
  sequentialMs: number[];
  /** The same reads through the console as a browser makes them, each after the answer to the one before. */
  actionsMs: number[];
};

type Account = { email: string; token: string };
type Row = { path: string };

const byAddress = [
  'checkout-api-eu-production',
  'identity-api-production',
  'storefront-web-production',
  'ledger-production',
  'checkout-api-production',
  'search-indexer-production',
  'refund-api-production',
  'dispatch-hub-production',
  'event-ingest-production',
];
const fromFleet = [
  'catalog-api-production',
  'fraud-scoring-production',
  'order-router-production',
  'media-resizer-production',
  'notifications-production',
  'merchant-admin-production',
  'invoice-mailer-production',
  'label-printer-production',
  'returns-portal-production',
];
const suddenly = ['catalog-api-eu-production', 'pricing-engine-production', 'tax-service-production'];
/** Between a hand's arrival on a link and its press. */
const restMs = 150;
const parts = ['formation', 'dynos', 'releases', 'config', 'add-ons', 'domains', 'activity'];
/** For so long the console gives one answer of Heroku again. */
const answerFreshMs = 5_100;
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
    suddenMs: [],
    sequentialMs: [],
    actionsMs: [],
  };
  const page = await context.newPage();
  await page.addInitScript(noteWhenDrawn, ids);
  const drawn = async (app: string) => {
    const ms = await drawnMs(page);
    const paths = await pathsOf(world, account, app);
    opening.coldCalls.push(paths.length);
    opening.sequentialMs.push(await oneAfterAnother(world.url, account, paths));
    return ms;
  };
  // A server that was just started computes slower than one that has answered for a while.
  await page.goto('/', { waitUntil: 'commit' });
  const click = async (name: string, afterMs: number) => {
    const app = await idOf(world.url, account, name);
    const link = await linkInFleet(page, name);
    await world.forgetRequests();
    if (afterMs > 0) await link.hover();
    await wait(afterMs);
    await link.click();
    return { app, ms: await drawn(app) };
  };
  for (const name of suddenly) opening.suddenMs.push((await click(name, 0)).ms);
  for (const name of fromFleet) {
    const { app, ms } = await click(name, restMs);
    opening.clickedMs.push(ms);
    await wait(answerFreshMs);
    opening.actionsMs.push(await oneActionAfterAnother(page, app));
    const again = await linkInFleet(page, name);
    await world.forgetRequests();
    await again.click();
    await page.getByRole('region', { name: 'Formation' }).getByRole('spinbutton').first().waitFor();
    opening.againCalls = Math.max(opening.againCalls, (await pathsOf(world, account, app)).length);
  }
  for (const name of byAddress) {
    const app = await idOf(world.url, account, name);
    await world.forgetRequests();
    await page.goto(`/apps/${name}`, { waitUntil: 'commit' });
    opening.drawnMs.push(await drawn(app));
    opening.htmlMs.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.duration ?? 0));
  }
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

/** Goes to the fleet as a person does, and finds an app there. */
async function linkInFleet(page: Page, app: string): Promise<Locator> {
  await page.getByRole('link', { name: 'Fleet' }).first().click();
  await page.getByRole('searchbox', { name: 'Filter apps' }).fill(app);
  const link = appTable(page).getByRole('link', { name: app, exact: true });
  await link.waitFor();
  return link;
}

async function oneActionAfterAnother(page: Page, app: string): Promise<number> {
  let sumMs = 0;
  for (const part of parts) sumMs += (await refetch(page, ['apps', app, part])).ms;
  return sumMs;
}

/** What was asked for an app's page; what the fleet asks of others in the background is not the page's. */
async function pathsOf(world: World, { email }: Account, app: string): Promise<string[]> {
  const response = await fetch(`${world.url}/_sim/worlds/default/requests?${new URLSearchParams({ account: email })}`);
  const paths = ((await response.json()) as Row[]).map(({ path }) => path);
  const upstream = paths.find((path) => path.endsWith('/config-vars') && !path.includes(app));
  return paths.filter(
    (path) => path.startsWith(`/apps/${app}/`) || path === upstream || path.startsWith('/dyno-sizes'),
  );
}

function headersOf({ token }: Account): Record<string, string> {
  return { accept: 'application/vnd.heroku+json; version=3', authorization: `Bearer ${token}` };
}

async function idOf(url: string, account: Account, name: string): Promise<string> {
  const response = await fetch(`${url}/apps/${name}`, { headers: headersOf(account) });
  return ((await response.json()) as { id: string }).id;
}

async function oneAfterAnother(url: string, account: Account, paths: string[]): Promise<number> {
  const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
  const headers = headersOf(account);
  const startedAt = performance.now();
  for (const path of paths) await (await fetch(`${url}${path}`, { headers, dispatcher })).text();
  const ms = performance.now() - startedAt;
  await dispatcher.close();
  return ms;
}

/** The figures as they are printed. */
export function openingLines(opening: OverviewOpening): Line[] {
  const { coldCalls, againCalls, htmlMs } = opening;
  const drawn = median(opening.drawnMs);
  const clicked = median(opening.clickedMs);
  const sequential = median(opening.sequentialMs);
  const actions = median(opening.actionsMs);
  const bare = `the pointer rested on the link for ${restMs} ms; ${show.ms(sequential)} for its reads of Heroku one after another, without a page`;
  return [
    { label: 'Opening an overview', figure: `${Math.max(...coldCalls)} calls`, aim: 'at most 7' },
    { label: 'Opening it again', figure: `${againCalls} calls`, aim: '0' },
    { label: 'By a click, all panels drawn', figure: show.ms(clicked), note: bare },
    {
      label: 'Its actions one after another ÷ that',
      figure: show.ratio(actions / clicked),
      aim: 'at least 3 ×',
      note: show.ms(actions),
    },
    { label: 'Its reads of Heroku one after another ÷ that', figure: show.ratio(sequential / clicked) },
    {
      label: 'By a click in the moment in which the pointer arrives',
      figure: show.ms(median(opening.suddenMs)),
      note: `its actions one after another ÷ that: ${show.ratio(actions / median(opening.suddenMs))}`,
    },
    { label: 'By its address, HTML with all panels', figure: show.ms(median(htmlMs)) },
    { label: 'By its address, all panels drawn', figure: show.ms(drawn) },
    { label: 'Its actions one after another ÷ that', figure: show.ratio(actions / drawn), aim: 'at least 3 ×' },
    { label: 'Its reads of Heroku one after another ÷ that', figure: show.ratio(sequential / drawn) },
  ];
}
