import { expect, type Page } from '@playwright/test';
import type { Sim } from '../harness/sim';

/** What must never be found anywhere afterwards. */
export const marked = { variable: 'marked-one-off-value-41d7aa', secondFactor: 'marked-factor-99c1' };

/** Asks why `web.2` crashed, then runs a one-off dyno with a secret variable, for which Heroku asks a second factor. */
export async function runGuardedOneOff(page: Page, sim: Sim, app: string): Promise<void> {
  await page.getByRole('button', { name: 'Why did web.2 crash? 1 call' }).click();
  await expect(page.getByRole('dialog')).toContainText('exit 1');
  await page.keyboard.press('Escape');
  await sim.changeApp(app, { bootMs: 0, secondFactor: marked.secondFactor });
  await page.getByRole('button', { name: 'Run one-off…' }).click();
  const form = page.getByRole('dialog', { name: 'Run a one-off dyno' });
  await form.getByLabel('Command').fill('echo from the one-off');
  await form.getByRole('button', { name: 'Add a variable' }).click();
  await form.getByLabel('Name of variable 1').fill('ONE_OFF_SECRET');
  await form.getByLabel('Value of variable 1').fill(marked.variable);
  await form.getByRole('button', { name: 'Run', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: /^Run a one-off/ }).click();
  await question.getByLabel('Code of your second factor').fill(marked.secondFactor);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toContainText('from the one-off');
  await sim.changeApp(app, { bootMs: 4_000, secondFactor: null });
  await page.keyboard.press('Escape');
  for (const query of ['', '?app=nonsense&dyno=../web.1']) await page.request.get(`/api/dyno-output${query}`);
}
