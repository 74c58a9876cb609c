import type { Page } from '@playwright/test';
import { createScratchDatabase } from './bench/scratch-database';
import { expect, test } from './fixtures';
import { layCable } from './harness/cable';
import { publicUrlAt, startConsole } from './harness/local-console';
import { freePort } from './harness/program';
import { appTable, fleetIsRead, readAgain } from './screens/fleet';
import { hydrated } from './screens/hydrated';
import { signInByToken } from './screens/sign-in';

const problemsOf = (page: Page) => page.getByRole('list', { name: 'Problems of the last reading' });
const rowOf = (page: Page, name: string) => appTable(page).getByRole('row').filter({ hasText: name });

test('a 429 in the middle of a first reading: what was read stands, the rest is unknown, and reading again goes on', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  for (let count = 0; count < 5; count += 1) await app(account);
  const refusal = await sim.fault({
    kind: 'status',
    status: 429,
    account: account.email,
    route: '/apps/:app/formation',
    after: 2,
  });
  const page = await open({ token: account.token });
  await expect(problemsOf(page)).toContainText(
    /Reading stopped before \d apps\. They show what was known of them before\./,
  );
  await expect(problemsOf(page)).toContainText('75 calls a minute');
  const rows = appTable(page).getByRole('row').filter({ hasText: 'e2e-' });
  await expect(rows.filter({ hasText: '1 × Standard-1X' })).toHaveCount(2);
  await expect(rows.filter({ hasText: /Unknown.*Not read yet/ }), 'nothing unread is drawn as zero').toHaveCount(3);
  await sim.heal(refusal);
  await readAgain(page);
  // A refusal counts as an empty bucket until an answer tells another figure.
  await page.getByRole('dialog', { name: 'Too few calls' }).getByRole('button', { name: 'Read what it can' }).click();
  await expect(rows.filter({ hasText: '1 × Standard-1X' })).toHaveCount(5, { timeout: 30_000 });
  await expect(rows.filter({ hasText: 'Unknown' })).toHaveCount(0);
  await expect(problemsOf(page)).toBeHidden();
});

test('one list that is not served, and one app that Heroku does not show: both are named, and nothing else is touched', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const [seen, closed] = [await app(account), await app(account)];
  const outage = await sim.fault({ kind: 'status', status: 503, account: account.email, route: '/addons' });
  const refusal = await sim.fault({
    kind: 'status',
    status: 403,
    app: closed.name,
    route: '/apps/:app/formation',
    body: { id: 'forbidden', message: 'You do not have access to the app.' },
  });
  const page = await open({ token: account.token });
  await expect(problemsOf(page)).toContainText('Add-ons of 2 apps could not be read.');
  await expect(problemsOf(page)).toContainText('Formations of 1 app could not be read.');
  await expect(problemsOf(page)).toContainText('You do not have access to the app.');
  await expect(rowOf(page, seen.name)).toContainText('1 × Standard-1X');
  await expect(rowOf(page, seen.name), 'add-ons that are not known are not none').not.toContainText('$0');
  await expect(rowOf(page, closed.name)).toContainText('Unknown');
  for (const fault of [outage, refusal]) await sim.heal(fault);
  await readAgain(page);
  await expect(rowOf(page, closed.name)).toContainText('1 × Standard-1X');
  await expect(rowOf(page, seen.name)).toContainText('$0');
  await expect(problemsOf(page)).toBeHidden();
});

test('the database is gone for a while: the rows stay with their age, the page says what is wrong, and it heals', async ({
  browser,
  watch,
  stranger,
  app,
  stage,
}) => {
  const serverUrl = process.env.TEST_DATABASE_URL;
  test.skip(!serverUrl, 'No PostgreSQL server to cut off.');
  test.setTimeout(120_000);
  watch.tolerate(/status of 500/);
  const owner = await stranger('Dora Database');
  const { name } = await app(owner);
  const database = await createScratchDatabase(serverUrl ?? '');
  const cable = await layCable(database.url);
  const port = await freePort();
  const console = await startConsole({
    name: 'console-cable',
    port,
    dataDir: test.info().outputPath('data'),
    heroku: stage.heroku,
    ownerEmails: [owner.email],
    env: { DATABASE_URL: cable.url },
  });
  const context = await browser.newContext({ baseURL: publicUrlAt(port) });
  try {
    await watch.observe(context);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await signInByToken(page, owner.token);
    await hydrated(page);
    await fleetIsRead(page);
    await expect(rowOf(page, name)).toContainText('1 × Standard-1X');
    cable.cut();
    await readAgain(page);
    const trouble = page.getByRole('alert').filter({ hasText: 'The console’s database does not answer' });
    await expect(trouble).toContainText('What is shown is from before.');
    await expect(rowOf(page, name)).toContainText('1 × Standard-1X');
    await expect(page.getByText(/^Synced/)).toBeVisible();
    cable.mend();
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(trouble).toBeHidden();
    await expect(rowOf(page, name)).toContainText('1 × Standard-1X');
  } finally {
    await context.close();
    await console.stop();
    await cable.close();
    await database.drop();
  }
});
