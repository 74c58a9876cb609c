import type { Browser } from '@playwright/test';
import type { Session } from './cold-run';

/** Compressed bytes of all scripts that a page loads until its network is quiet, with an empty cache. */
export type FirstLoad = { name: string; path: string; bytes: number; files: number };

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
    const sizes: Array<Promise<number>> = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    if (new URL(page.url()).pathname !== path) throw new Error(`${path} led to ${page.url()}.`);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    loads.push({ name, path, bytes, files: sizes.length });
    await context.close();
  }
  return loads;
}
