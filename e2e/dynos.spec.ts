import { expect, test } from './fixtures';
import { dyno, dynosOf, receipt } from './screens/app';

test('a one-off dyno runs on staging, its output is followed, and it is stopped from there', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-run', stage: 'staging' });
  await sim.changeApp(name, { bootMs: 0 });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await page.getByRole('button', { name: 'Run one-off…' }).click();
  const form = page.getByRole('dialog', { name: 'Run a one-off dyno' });
  await form.getByLabel('Command').fill(String.raw`echo -e "\e[31mhello\e[0m <b>world</b>"`);
  await form.getByRole('combobox', { name: 'Ends after' }).selectOption('600');
  await form.getByRole('button', { name: 'Run', exact: true }).click();
  const output = page.getByRole('log');
  await expect(output).toContainText('hello <b>world</b>');
  await page.getByRole('button', { name: /^Stop run\.\d+…$/ }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Stop run/ })
    .click();
  await expect(page.getByText('It was stopped, with exit status 143.')).toBeVisible();
  await expect(output).toContainText('State changed from up to down');
  await page.keyboard.press('Escape');
  await expect(dyno(page, 'run.')).toHaveCount(0);
  const sessions = await sim.calls({ account: account.email, route: '/apps/:app/log-sessions' });
  expect(sessions, 'an output is one call, and no browser asks again by itself').toHaveLength(1);
});

test('Heroku’s second factor is asked for: a wrong code changes nothing, the right one does it once', async ({
  open,
  invited,
  app,
  sim,
}) => {
  const account = await invited('operator');
  const { name } = await app(account, { pipeline: 'e2e-2fa', stage: 'staging' });
  const page = await open({ token: account.token, at: `/apps/${name}` });
  await sim.changeApp(name, { secondFactor: '493817' });
  await dynosOf(page, 'web').fill('2');
  await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  const question = page.getByRole('alertdialog');
  const code = question.getByLabel('Code of your second factor');
  await code.fill('111111');
  await code.press('Enter');
  await expect(question).toContainText('Heroku did not accept this code. Nothing was changed.');
  await expect(code).toHaveValue('');
  await code.fill('493817');
  await code.press('Enter');
  await expect(receipt(page, `Scaled web from 1 to 2 on ${name}`)).toBeVisible();
  const changes = await sim.calls({ account: account.email, method: 'PATCH' });
  expect(changes.map(({ status }) => status)).toEqual([403, 403, 200]);
});
