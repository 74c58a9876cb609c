import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Sim } from './harness/sim';
import { dynosOf, panel, receipt } from './screens/app';
import { appTable } from './screens/fleet';
import { hydrated } from './screens/hydrated';

test('a viewer sees disabled controls that say why', async ({ open, invited, app, sim }) => {
  const account = await invited('viewer');
  const { name } = await app(account, { pipeline: 'e2e-viewer', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  const restart = page.getByRole('button', { name: 'Restart…', exact: true });
  for (const control of [restart, page.getByRole('button', { name: 'Maintenance…' }), dynosOf(page, 'web')]) {
    await expect(control).toHaveAttribute('aria-disabled', 'true');
  }
  await restart.hover();
  await expect(page.getByRole('tooltip')).toContainText('Your role, viewer, may not restart dynos.');
  await restart.click({ force: true });
  await page.getByRole('button', { name: 'More web dynos' }).click({ force: true });
  await expect(dynosOf(page, 'web')).toHaveValue('1');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  expect(await writes(sim, account.email)).toEqual([]);
});

test('the server refuses the forged action of a viewer, and the log has a row of it', async ({
  open,
  invited,
  app,
  sim,
  baseURL,
  watch,
}) => {
  const operator = await invited('operator', 'Oskar Operator');
  const viewer = await invited('viewer', 'Vivi Viewer');
  const { name } = await app(operator, {
    pipeline: 'e2e-forged',
    stage: 'staging',
    collaborators: [viewer.email],
  });
  const operated = await open({ token: operator.token, at: `/apps/${name}` });
  const actions: Request[] = [];
  operated.on('request', (request) => {
    if (request.headers()['next-action'] && request.postData()?.includes('planHash')) actions.push(request);
  });
  await dynosOf(operated, 'web').fill('2');
  await operated.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(operated, `Scaled web from 1 to 2 on ${name}`)).toBeVisible();
  const [genuine] = actions;
  expect(genuine, 'the action that scaled').toBeDefined();

  const viewed = await open({ token: viewer.token, at: `/apps/${name}` });
  await expect(dynosOf(viewed, 'web')).toHaveValue('2');
  const forged = await replay(viewed, genuine as Request, baseURL ?? '');
  expect(forged.status()).toBe(200);
  expect(await forged.text()).toContain('"code":"forbidden"');
  expect(await writes(sim, viewer.email)).toEqual([]);

  await viewed.goto('/audit?kind=denied');
  await hydrated(viewed);
  const row = viewed.getByRole('table', { name: 'Audit log' }).getByRole('row').filter({ hasText: 'Vivi Viewer' });
  await expect(row).toContainText('Denied: Your role, viewer, may not scale apps.');

  const elsewhere = await replay(viewed, genuine as Request, 'https://evil.example');
  expect(elsewhere.status()).toBe(403);
  const nobody = await open({ at: '/sign-in' });
  const signedOut = await replay(nobody, genuine as Request, baseURL ?? '');
  expect(await signedOut.text()).not.toContain('"step":"done"');
  expect(await writes(sim, operator.email)).toHaveLength(1);
  watch.tolerate(/403/);
});

test('apps that only one account sees are invisible to everybody else', async ({ open, invited, app, watch }) => {
  const [ada, ben] = [await invited('owner', 'Ada Alone'), await invited('owner', 'Ben Beside')];
  const { name } = await app(ada, { pipeline: 'e2e-private', stage: 'staging' });
  const hers = await open({ token: ada.token, at: `/apps/${name}` });
  await dynosOf(hers, 'web').fill('2');
  await hers.getByRole('button', { name: /^Scale web to 2/ }).click();
  await expect(receipt(hers, 'Scaled web from 1 to 2')).toBeVisible();

  const his = await open({ token: ben.token });
  await expect(appTable(his)).toContainText('Your Heroku account sees no apps');
  watch.tolerate(/404/);
  await his.goto(`/apps/${name}`);
  await expect(his.getByText('There is no such app within your reach')).toBeVisible();
  await his.goto('/audit');
  await hydrated(his);
  await expect(his.getByRole('table', { name: 'Audit log' })).toBeVisible();
  await expect(his.getByText(name)).toBeHidden();
});

test('a second person sees the fleet only once its owner shares it, and no longer than that', async ({
  open,
  invited,
  app,
  watch,
}) => {
  const [ada, ben] = [await invited('owner', 'Ada Sharer'), await invited('viewer', 'Ben Looker')];
  const { name } = await app(ada, { pipeline: 'e2e-shared', stage: 'production' });
  const hers = await open({ token: ada.token });
  await expect(appTable(hers).getByRole('link', { name })).toBeVisible();
  const his = await open({ token: ben.token });
  await expect(appTable(his)).toContainText('Your Heroku account sees no apps');

  await hers.goto('/people');
  await hydrated(hers);
  await panel(hers, 'Connections').getByRole('listitem').filter({ hasText: ada.email }).getByRole('button').click();
  const question = hers.getByRole('alertdialog');
  await expect(question).toContainText('1 app');
  await question.getByRole('button', { name: /^Share/ }).click();
  await expect(hers.getByText('shared by you: everyone here')).toBeVisible();
  try {
    await his.reload();
    await his.getByRole('link', { name }).click();
    await expect(dynosOf(his, 'web')).toHaveValue('1');
    await expect(dynosOf(his, 'web')).toHaveAttribute('aria-disabled', 'true');
    await his.goto('/audit');
    await expect(his.getByRole('row').filter({ hasText: 'Ada Sharer' }).first()).toContainText(/[Ss]hare/);
  } finally {
    const sharing = panel(hers, 'Connections').getByRole('listitem').filter({ hasText: ada.email });
    await sharing.getByRole('button', { name: /^Make private/ }).click();
    await hers.getByRole('alertdialog').getByRole('button').last().click();
    await expect(sharing).toContainText('private: only you');
  }
  watch.tolerate(/404/);
  await his.goto(`/apps/${name}`);
  await expect(his.getByText('There is no such app within your reach')).toBeVisible();
});

test('removing a person ends their sessions', async ({ open, invited, keeper }) => {
  const account = await invited('operator', 'Rita Removed');
  const page = await open({ token: account.token });
  await keeper.reload();
  await hydrated(keeper);
  await keeper
    .getByRole('row')
    .filter({ hasText: account.email })
    .getByRole('button', { name: /^Remove/ })
    .click();
  await keeper
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(keeper.getByRole('row').filter({ hasText: account.email })).toBeHidden();
  await page.goto('/audit');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Faudit/);
});

test('a changed role holds from the next click on', async ({ open, invited, app, keeper }) => {
  const account = await invited('viewer', 'Paul Promoted');
  const { name } = await app(account, { pipeline: 'e2e-role', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await expect(dynosOf(page, 'web')).toHaveAttribute('aria-disabled', 'true');
  await keeper.reload();
  await hydrated(keeper);
  await keeper.getByRole('row').filter({ hasText: account.email }).getByRole('combobox').selectOption('operator');
  await expect(receipt(keeper, /operator/)).toBeVisible();
  await page.reload();
  await expect(dynosOf(page, 'web')).not.toHaveAttribute('aria-disabled', 'true');
});

async function writes(sim: Sim, account: string) {
  return (await sim.calls({ account })).filter(({ method }) => method !== 'GET');
}

function replay(page: Page, action: Request, origin: string) {
  const { 'next-action': id = '', 'content-type': type = '' } = action.headers();
  return page.request.post(action.url(), {
    headers: { 'next-action': id, 'content-type': type, accept: 'text/x-component', origin },
    data: action.postDataBuffer() ?? '',
    maxRedirects: 0,
  });
}
