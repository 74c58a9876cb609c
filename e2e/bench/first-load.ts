import { type Browser, errors, type Page, type Request } from '@playwright/test';
import type { Session } from './cold-run';

const quietMs = 1_000;

/** The scripts that a page loads with an empty cache until no more come: address and compressed bytes of each. */
export type FirstLoad = { name: string; scripts: Map<string, number> };

/** Opens each page in a new browser context; a page without `session` is opened signed out. */
export async function measureFirstLoad(
  browser: Browser,
  baseURL: string,
  pages: ReadonlyArray<{ name: string; path: string; session?: Session }>,
): Promise<FirstLoad[]> {
  const loads: FirstLoad[] = [];
  for (const { name, path, session } of pages) {
    const context = await browser.newContext({ baseURL, ...(session && { storageState: session }) });
    const page = await context.newPage();
    const requests: Request[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') requests.push(request);
    });
    await page.goto(path);
    await untilNoMoreScripts(page);
    if (new URL(page.url()).pathname !== path) throw new Error(`${path} led to ${page.url()}.`);
    const scripts = new Map<string, number>();
    for (const request of requests) scripts.set(request.url(), (await request.sizes()).responseBodySize);
    loads.push({ name, scripts });
    await context.close();
  }
  return loads;
}

/** A page may hold a connection open for ever: only scripts count, and those that they ask for. */
async function untilNoMoreScripts(page: Page): Promise<void> {
  const isScript = (request: Request) => request.resourceType() === 'script';
  for (;;) {
    try {
      await page.waitForEvent('requestfinished', { predicate: isScript, timeout: quietMs });
    } catch (error) {
      if (error instanceof errors.TimeoutError) return;
      throw error;
    }
  }
}

/** Compressed bytes of some scripts together. */
export function bytesOf(scripts: ReadonlyMap<string, number>): number {
  return [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** What every one of the pages loads: the framework, and what stands in the layout of all. */
export function sharedByAll(loads: readonly FirstLoad[]): Map<string, number> {
  const [first, ...others] = loads;
  return new Map([...(first?.scripts ?? [])].filter(([url]) => others.every(({ scripts }) => scripts.has(url))));
}
