import type { Page } from '@playwright/test';

/**
 * Lets the page's own React Query ask again for every key below a prefix, all at once, and returns how many it asked
 * for and how long that took. The client is found where React keeps it: production exposes none.
 */
export function refetch(page: Page, prefix: readonly string[]): Promise<{ count: number; ms: number }> {
  return page.evaluate(refetchInPage, [...prefix]);
}

// Runs in the page, so it can use nothing of this file, and no named function of its own.
async function refetchInPage(prefix: string[]): Promise<{ count: number; ms: number }> {
  type Client = {
    getQueryCache(): { findAll(filter: object): unknown[] };
    refetchQueries(filter: object, options: object): Promise<void>;
  };
  type Fiber = {
    child: Fiber | null;
    sibling: Fiber | null;
    memoizedProps: { client?: Client } | null;
    stateNode: { current: Fiber };
  };
  const slot = Object.keys(document).find((key) => key.startsWith('__reactContainer$'));
  if (!slot) throw new Error('React has not taken over the page.');
  const root = (document as unknown as Record<string, Fiber>)[slot];
  const waiting: Array<Fiber | null | undefined> = [root?.stateNode.current];
  while (waiting.length > 0) {
    const fiber = waiting.pop();
    if (!fiber) continue;
    const client = fiber.memoizedProps?.client;
    if (client?.getQueryCache) {
      const count = client.getQueryCache().findAll({ queryKey: prefix }).length;
      const startedAt = performance.now();
      await client.refetchQueries({ queryKey: prefix }, { throwOnError: true });
      return { count, ms: performance.now() - startedAt };
    }
    waiting.push(fiber.sibling, fiber.child);
  }
  throw new Error('There is no React Query client on this page.');
}

/** Waits until nothing on the page is being read; the event stream stays open, so the network is never idle. */
export async function readsEnded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('#main');
    const isTakenOver = main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
    return isTakenOver && main.querySelector('[aria-busy="true"]') === null;
  });
}
