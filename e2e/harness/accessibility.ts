import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { default as Axe, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of all rules, those that a theme can break. */
const ofColours = ['color-contrast', 'link-in-text-block'];

declare global {
  var axe: typeof Axe;
}

/** What is wrong with a page for accessibility, by rule; with `coloursOnly`, only what its colours make wrong. */
export async function flawsOf(page: Page, { coloursOnly = false } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  await page.evaluate(markKnownLooks);
  return page.evaluate(
    async (runOnly) => {
      // No foreign style sheets here, so none are waited for.
      const options: RunOptions = { runOnly, resultTypes: ['violations'], preload: false };
      globalThis.axe.configure({ rules: [{ id: 'color-contrast', selector: ':not([data-known-look])' }] });
      // A long table is the same row again and again.
      const { violations } = await globalThis.axe.run({ exclude: ['tr:nth-child(n + 13)'] }, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    coloursOnly ? ofColours : everything,
  );
}

/**
 * Marks what is drawn like something before it, in the same colours, sizes and surroundings: so is its contrast, which
 * takes longer to compute than all else. Runs in the page, so it can use nothing of this file.
 */
function markKnownLooks(): void {
  const numbers = new Map<string, number>();
  const numberOf = new Map<Element | null, number | undefined>();
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const look = [
      numberOf.get(element.parentElement),
      // Of a single character axe says nothing.
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim().length > 1),
      element.matches('input, textarea, select'),
      element.matches(':disabled, [aria-disabled="true"]'),
      style.color,
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.fontSize,
      style.fontWeight,
      style.display,
      style.visibility,
      style.position,
    ].join();
    element.toggleAttribute('data-known-look', numbers.has(look));
    if (!numbers.has(look)) numbers.set(look, numbers.size);
    numberOf.set(element, numbers.get(look));
  }
}
