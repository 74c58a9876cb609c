import { expect, test } from './fixtures';
import { dynosOf, panel, receipt } from './screens/app';
import { appTable, readAgain } from './screens/fleet';
import { hydrated } from './screens/hydrated';

test('an empty budget is said in a sentence, and the fleet keeps what it knew', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-429', stage: 'staging' });
  const page = await open({ token: account.token });
  const row = appTable(page).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('1 × Standard-1X');
  await sim.setCallsLeft(account.email, 0);
  await readAgain(page);
  const problems = page.getByRole('list', { name: 'Problems of the last reading' });
  await expect(problems).toContainText('no calls left');
  await expect(problems).toContainText('75 calls a minute');
  await expect(row).toContainText('1 × Standard-1X');
  const refused = await sim.calls({ account: account.email });
  expect(refused.filter(({ status }) => status === 429).length, 'no storm of calls that are refused').toBeLessThan(15);
});

test('an outage at Heroku is said in a sentence, the rest stays, and trying again heals it', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-503', stage: 'staging' });
  const outage = await sim.fault({ kind: 'status', status: 503, app: name, route: '/apps/:app/formation' });
  const page = await open({ token: account.token });
  const row = appTable(page).getByRole('row').filter({ hasText: name });
  await expect(row, 'what is not known is not drawn as zero').toContainText('Unknown');
  await row.getByRole('link').click();
  const trouble = page.getByRole('alert').filter({ hasText: 'Heroku is unavailable' });
  await expect(trouble).toContainText('Try again in a minute, or look at status.heroku.com.');
  await expect(panel(page, 'Dynos')).toContainText('web.1');
  await expect(panel(page, 'Releases')).toContainText('v2');
  await sim.heal(outage);
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
});

test('a refusal for the budget names the wait, and the page heals by trying again', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-rate', stage: 'staging' });
  const page = await open({ token: account.token });
  const refusal = await sim.fault({
    kind: 'status',
    status: 429,
    app: name,
    route: '/apps/:app/domains',
    body: { id: 'rate_limit', message: 'Your account reached the API rate limit' },
  });
  await appTable(page).getByRole('link', { name }).click();
  const trouble = page.getByRole('alert').filter({ hasText: 'The call budget is used up' });
  await expect(trouble).toContainText('it gains 75 calls a minute');
  await sim.heal(refusal);
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page, 'Domains')).toContainText('.herokuapp.com');
});

test('a failed reading of the fleet leaves every row as it was', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account);
  const page = await open({ token: account.token });
  const row = appTable(page).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('1 × Standard-1X');
  for (const kind of ['bad_json', 'html'] as const) {
    const fault = await sim.fault({ kind, account: account.email, status: 503 });
    await readAgain(page);
    await expect(page.getByRole('list', { name: 'Problems of the last reading' })).toBeVisible();
    await expect(row).toContainText('1 × Standard-1X');
    await sim.heal(fault);
    await readAgain(page);
    await expect(page.getByRole('list', { name: 'Problems of the last reading' })).toBeHidden();
  }
});

test('a change whose answer is lost ends as done, and was sent once', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-lost', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await sim.fault({ kind: 'lost_answer', method: 'PATCH', app: name });
  await dynosOf(page, 'web').fill('2');
  await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(page, `Scaled web from 1 to 2 on ${name}`)).toBeVisible();
  await expect(dynosOf(page, 'web')).toHaveValue('2');
  expect(await sim.calls({ account: account.email, method: 'PATCH' })).toHaveLength(1);
  await page.goto(`/audit?app=${name}&kind=outcome`);
  await hydrated(page);
  await expect(page.getByRole('row').filter({ hasText: 'Scaled web from 1 to 2' })).toContainText('Done');
});

test('a change that never arrived ends as not made, and was sent once', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-cut', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await sim.fault({ kind: 'reset', method: 'PATCH', app: name });
  await dynosOf(page, 'web').fill('2');
  await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(page, 'its state shows that the change was not made')).toBeVisible();
  expect(await sim.calls({ account: account.email, method: 'PATCH' })).toHaveLength(1);
  await page.reload();
  await expect(dynosOf(page, 'web')).toHaveValue('1');
});

test('a refusal by Heroku is shown in its own words', async ({ open, invited, app, sim }) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-402', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await sim.fault({
    kind: 'status',
    status: 402,
    method: 'PATCH',
    app: name,
    body: { id: 'verification_needed', message: 'Please verify your account.' },
  });
  await dynosOf(page, 'web').fill('2');
  await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(page, 'Please verify your account.')).toContainText('Heroku asks for a payment method');
});
