import type { BrowserContext } from '@playwright/test';

/** What went wrong in the browser: errors on its console, which violations of the security policy are too. */
export type Watch = {
  observe(context: BrowserContext): Promise<void>;
  troubles(): string[];
  /** Lets pass what a test provokes on purpose. */
  tolerate(pattern: RegExp): void;
};

/** Collects what pages complain of, so that a test can fail on it. */
export function createWatch(): Watch {
  const seen: string[] = [];
  const tolerated: RegExp[] = [];
  return {
    async observe(context) {
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`Policy violated: ${violatedDirective} by ${blockedURI}`);
        });
      });
      context.on('console', (message) => {
        if (message.type() === 'error') seen.push(`${message.text()} (${message.page()?.url()})`);
      });
      context.on('weberror', (error) => seen.push(String(error.error())));
    },
    tolerate: (pattern) => void tolerated.push(pattern),
    troubles: () => seen.filter((text) => !tolerated.some((pattern) => pattern.test(text))),
  };
}
