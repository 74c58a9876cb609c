import type { Page } from '@playwright/test';

/** The keys of everything that the page's React Query cache holds with data, each as JSON; found through React's tree. */
export function cachedKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Fiber = { memoizedProps: Record<string, unknown> | null; return: Fiber | null };
    type Client = {
      getQueryCache(): { getAll(): Array<{ queryKey: unknown; state: { data: unknown } }> };
    };
    const main = document.querySelector('#main') as unknown as Record<string, Fiber>;
    const fiberKey = Object.keys(main).find((key) => key.startsWith('__reactFiber')) ?? '';
    for (let fiber: Fiber | null = main[fiberKey] ?? null; fiber !== null; fiber = fiber.return) {
      const client = fiber.memoizedProps?.client as Client | undefined;
      if (!client?.getQueryCache) continue;
      const queries = client.getQueryCache().getAll();
      return queries.filter(({ state }) => state.data !== undefined).map(({ queryKey }) => JSON.stringify(queryKey));
    }
    throw new Error('This page has no QueryClientProvider.');
  });
}
