import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { actionIds, pagePaths, staticFolder } from './harness/build';
import { dumpDatabase, readAll } from './harness/database-dump';
import { newSecrets, publicUrlAt, startConsole } from './harness/local-console';
import { freePort } from './harness/program';
import { type Recorder, startRecorder } from './harness/recorder';
import type { Account, Sim } from './harness/sim';
import { dynosOf, panel, receipt } from './screens/app';
import { appTable, fleetIsRead, readAgain } from './screens/fleet';
import { hydrated } from './screens/hydrated';
import { askFor, bulkSheet, doneOf } from './screens/jobs';
import { marked, runGuardedOneOff } from './screens/one-off';
import { addPerson } from './screens/people';
import { laterConfig, lookAndRollBack } from './screens/rollback';
import { reloadedUntilSignedOut, signInByHeroku, signInByToken } from './screens/sign-in';

const markedConfig = {
  DATABASE_URL: 'postgres://marked:marked-config-8d1f62@db.example/app',
  API_SECRET: 'marked-config-value-5be07c',
};
const upstreamConfig = { ...markedConfig, API_SECRET: 'marked-upstream-value-91c4da' };
const wrongToken = 'HRKU-AA-marked-wrong-token-77aa10';
const app = 'leak-probe';

test('no token, secret or config value reaches browser, log, static file or database', async ({
  browser,
  sim: shared,
  watch,
}) => {
  test.setTimeout(240_000);
  watch.tolerate(/status of (400|403|404|405|500)/);
  const [port, consolePort] = [await freePort(), await freePort()];
  const publicUrl = publicUrlAt(port);
  const { sim, line } = await shared.newWorld({
    apps: 12,
    seed: 99,
    callback: `${publicUrl}/api/auth/callback/heroku`,
  });
  const owner = await sim.addAccount('owner@leak.example', 'Olivia Owner');
  const colleague = await sim.addAccount('colleague@leak.example', 'Carl Colleague');
  const stranger = await sim.addAccount('stranger@leak.example', 'Stan Stranger');
  const shop = { pipeline: 'leak', stage: 'production' as const, config: markedConfig };
  await sim.addApp({ ...shop, name: app, owner: owner.email, formation: { web: { quantity: 2 } } });
  await sim.addApp({ ...shop, name: 'leak-staging', owner: owner.email, stage: 'staging', config: upstreamConfig });
  await sim.addApp({ ...shop, name: 'leak-other', owner: colleague.email, formation: { web: { quantity: 1 } } });

  const secrets = newSecrets();
  const dataDir = test.info().outputPath('data');
  const recorder = await startRecorder(port, consolePort);
  const console = await startConsole({
    ...{ name: 'console-leak', port: consolePort, publicUrl, dataDir, heroku: line, ownerEmails: [owner.email] },
    ...{ secrets, logLevel: 'trace' },
  });
  const tokens = new Set([owner.token, colleague.token, stranger.token, wrongToken]);
  const keepTokens = async (account: Account) => {
    for (const token of await sim.tokensOf(account)) tokens.add(token);
  };
  try {
    const visit = visitor(browser, publicUrl);
    await test.step('refusals', async () => {
      const page = await visit('/sign-in');
      await signInByToken(page, wrongToken);
      await expect(page.getByRole('alert').filter({ hasText: 'did not accept' })).toBeVisible();
      await signInByToken(page, stranger.token);
      await expect(page.getByRole('alert').filter({ hasText: 'is not invited' })).toBeVisible();
    });
    const page = await visit('/sign-in');
    await signInByToken(page, owner.token);
    await hydrated(page);
    await fleetIsRead(page);
    await test.step('fleet', () => readFleetAgain(page));
    await test.step('people and connections', () => managePeople(page, colleague.email));
    await test.step('changes of an app', () => changeApp(page, sim));
    await test.step('a job over apps', () => changeMany(page));
    await test.step('releases and rollbacks', () => lookAndRollBack(page, sim, owner, app));
    await test.step('broken answers', () => breakAnswers(page, sim));
    await test.step('audit log, budget and palette', () => lookAround(page));
    await test.step('consent, refresh, revocation', () => refresh(visit, sim, colleague, keepTokens));
    await test.step('every page as data, every action with nonsense', () => probe(page, recorder));
    await test.step('signing out', async () => {
      await page.goto('/');
      await hydrated(page);
      await page.getByRole('button', { name: 'Account of Olivia Owner' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await expect(page.getByText('You are signed out')).toBeVisible();
    });
    for (const account of [owner, stranger]) tokens.add(account.token);
  } finally {
    await console.stop();
    recorder.stop();
  }

  const places: Record<string, Buffer> = {
    'answers to the browser': recorder.sent(),
    'the log': Buffer.from(console.log()),
    'static files': readAll(staticFolder),
    'the database': Buffer.from(await dumpDatabase(dataDir)),
    'the files of the database': readAll(dataDir),
  };
  // What must be there, so that the search below cannot pass by looking at nothing.
  expect(places['answers to the browser']?.includes('Standard-1X')).toBe(true);
  expect(places['the log']?.includes('/apps/{app}/formation')).toBe(true);
  expect(places['static files']?.includes('Search or run a command')).toBe(true);
  expect(places['the database']?.includes(owner.email)).toBe(true);
  expect(places['the files of the database']?.includes(owner.email)).toBe(true);
  expect(tokens.size, 'keys, a consent with its refresh token, and their successors').toBeGreaterThanOrEqual(7);

  const config = [markedConfig, upstreamConfig, laterConfig, marked].flatMap((vars) => Object.values(vars));
  const values = [...tokens, line.oauth.clientSecret, ...Object.values(secrets), ...config];
  const leaks = Object.entries(places).flatMap(([place, content]) =>
    values.flatMap((value) =>
      spellings(value)
        .filter((text) => content.includes(text))
        .map((text) => `${place}: ${text}`),
    ),
  );
  expect(leaks).toEqual([]);
});

/** A value as it might be written down. */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  return [value, encodeURIComponent(value), bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
}

type Visit = (at: string) => Promise<Page>;

function visitor(browser: Browser, baseURL: string): Visit {
  return async (at) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto(at);
    return page;
  };
}

async function readFleetAgain(page: Page): Promise<void> {
  await readAgain(page);
  await fleetIsRead(page);
  await expect(appTable(page).getByRole('link', { name: app })).toBeVisible();
}

async function answer(page: Page): Promise<void> {
  const question = page.getByRole('alertdialog');
  await question.getByRole('button').last().click();
  await expect(question).toBeHidden();
}

async function managePeople(page: Page, email: string): Promise<void> {
  await page.goto('/people');
  await hydrated(page);
  await addPerson(page, email, 'viewer');
  await addPerson(page, 'passing@leak.example', 'viewer');
  const rowOf = (text: string) => page.getByRole('row').filter({ hasText: text });
  await rowOf(email).getByRole('combobox').selectOption('operator');
  await expect(receipt(page, /operator/)).toBeVisible();
  await rowOf('passing@leak.example')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await answer(page);
  await expect(rowOf('passing@leak.example')).toBeHidden();
  for (const sharing of ['everyone here', 'only you']) {
    await panel(page, 'Connections').getByRole('listitem').getByRole('button').first().click();
    await answer(page);
    await expect(panel(page, 'Connections')).toContainText(sharing);
  }
}

async function changeApp(page: Page, sim: Sim): Promise<void> {
  await sim.changeApp(app, { crash: { dyno: 'web.2' } });
  await page.goto(`/apps/${app}`);
  await hydrated(page);
  const config = panel(page, 'Config against leak-staging');
  await config.getByRole('button', { name: '1 differ' }).click();
  await expect(config.getByRole('listitem')).toHaveText(['API_SECRETdiffers']);
  await runGuardedOneOff(page, sim, app);
  await page.getByRole('button', { name: 'Restart web.2…' }).first().click();
  await answer(page);
  await page.getByRole('button', { name: 'More web dynos' }).click();
  await page.getByRole('button', { name: /^Scale web to 3/ }).click();
  await answer(page);
  await receipt(page, 'Scaled web from 2 to 3').getByRole('button', { name: 'Undo' }).click();
  await expect(receipt(page, 'Scaled web from 3 to 2')).toBeVisible();
  await page.getByRole('button', { name: 'Restart…', exact: true }).click();
  await answer(page);
  await page.getByRole('button', { name: 'Maintenance…', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('textbox').fill(app);
  await answer(page);
}

async function changeMany(page: Page): Promise<void> {
  await page.goto(`/?q=${app}`);
  await hydrated(page);
  await askFor(page, 'Restart…', 1);
  const sheet = bulkSheet(page);
  await sheet.getByRole('button', { name: 'Restart 1 app' }).click();
  await doneOf(sheet, 1);
  await sheet.getByRole('link', { name: 'Open its page' }).click();
  await doneOf(page.getByRole('main'), 1);
}

async function breakAnswers(page: Page, sim: Sim): Promise<void> {
  for (const kind of ['bad_json', 'html', 'truncate', 'reset', 'status'] as const) {
    await sim.fault({ kind, method: 'GET', app, ...(kind === 'status' && { status: 500 }) });
    await page.goto(`/apps/${app}`);
    await hydrated(page);
    await expect(page.getByRole('alert').filter({ hasText: 'Heroku' }).first()).toBeVisible();
    await sim.healAll();
  }
  await sim.fault({ kind: 'lost_answer', method: 'PATCH', app });
  await page.reload();
  await hydrated(page);
  await dynosOf(page, 'web').fill('4');
  await page.getByRole('button', { name: /^Scale web to 4/ }).click();
  await answer(page);
  await sim.healAll();
}

async function lookAround(page: Page): Promise<void> {
  for (const at of ['/audit', `/audit?app=${app}`, '/audit?kind=outcome']) {
    await page.goto(at);
    await hydrated(page);
    await expect(page.getByRole('table', { name: 'Audit log' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByText('chain intact')).toBeVisible();
  for (const [at, title] of Object.entries({
    '/attention': 'Needs attention',
    '/stages': 'Stages',
    '/releases': 'Releases',
    '/add-ons': 'Add-ons and cost',
    '/jobs': 'Jobs',
  })) {
    await page.goto(at);
    await hydrated(page);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  for (const by of ['feature', 'person', 'app']) {
    await page.goto(`/budget?by=${by}&hours=24`);
    await hydrated(page);
    await expect(panel(page, 'Who spent it').getByRole('row').nth(1)).toBeVisible();
  }
  await page.getByRole('button', { name: /^API budget: [\d,]+ of/ }).click();
  await page.getByRole('switch', { name: 'Pause background refresh' }).click();
  await receipt(page, 'Paused background refresh').getByRole('button', { name: 'Undo' }).click();
  await expect(receipt(page, 'Resumed background refresh')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(app);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/apps/${app}`);
}

/** Signs the colleague in by consent, lets the access expire so that it is refreshed, then takes it away. */
async function refresh(visit: Visit, sim: Sim, colleague: Account, keepTokens: (account: Account) => Promise<void>) {
  const page = await visit('/sign-in');
  await signInByHeroku(page, colleague.email);
  await hydrated(page);
  await fleetIsRead(page);
  await keepTokens(colleague);
  await sim.advance(9 * 3_600_000);
  const before = new Set(await sim.tokensOf(colleague));
  await page.goto('/apps/leak-other');
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  // What was just read is answered from memory; only the next call to Heroku finds the token too old.
  const refreshed = async () => {
    await page.reload();
    return (await sim.tokensOf(colleague)).some((token) => !before.has(token));
  };
  await expect.poll(refreshed).toBe(true);
  await keepTokens(colleague);
  await sim.revoke(colleague.email);
  await reloadedUntilSignedOut(page);
}

/** Asks for each page as a browser's navigation does, and calls each action with input that it cannot know. */
async function probe(page: Page, recorder: Recorder): Promise<void> {
  for (const at of [...pagePaths().map((pattern) => pattern.replace('[app]', app)), '/no/such/page', '/apps/unknown']) {
    await page.request.get(at);
    await page.request.get(at, { headers: { RSC: '1' } });
  }
  for (const at of ['/api/health', '/api/auth/csrf', '/api/auth/session', '/api/auth/providers', '/api/auth/error']) {
    await page.request.get(at);
  }
  const origin = new URL(page.url()).origin;
  for (const format of ['csv', 'json', 'nonsense']) {
    await page.request.get(`/api/export/fleet?format=${format}&columns=name,release,add-ons`);
    await page.request.post('/api/export/fleet', { headers: { origin }, form: { format, query: '', apps: app } });
  }
  for (const id of actionIds()) {
    for (const data of ['[{}]', `[{"app":"${app}"}]`, '["$undefined"]', 'nonsense']) {
      await page.request.post('/', {
        headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', origin },
        data,
      });
    }
  }
  expect([...recorder.actions()].toSorted()).toEqual(actionIds().toSorted());
}
