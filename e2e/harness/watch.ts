import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What went wrong in the browser: errors on its console, which violations of the security policy are too. */
export type Watch = {
  observe(context: BrowserContext): Promise<void>;
  /** One page of a browser that tests share. */
  observePage(page: Page): Promise<void>;
  troubles(): string[];
  /** Lets pass what a test provokes on purpose. */
  tolerate(pattern: RegExp): void;
};

/** Collects what pages complain of, so that a test can fail on it. */
export function createWatch(): Watch {
  const seen: string[] = [];
  const tolerated: RegExp[] = [];
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error') seen.push(`${message.text()} (${message.page()?.url()})`);
  };
  return {
    async observe(context) {
      await context.addInitScript(tellViolations);
      context.on('console', hear);
      context.on('weberror', (error) => seen.push(String(error.error())));
    },
    async observePage(page) {
      await page.addInitScript(tellViolations);
      page.on('console', hear);
      page.on('pageerror', (error) => seen.push(String(error)));
    },
    tolerate: (pattern) => void tolerated.push(pattern),
    troubles: () => seen.filter((text) => !tolerated.some((pattern) => pattern.test(text))),
  };
}

/** Runs in the page: the browser itself reports violations to nobody but the page. */
function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`Policy violated: ${violatedDirective} by ${blockedURI}`);
  });
}
