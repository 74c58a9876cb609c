import { expect, test } from './fixtures';
import { flawsOf } from './harness/accessibility';
import { publicUrlAt, startConsole } from './harness/local-console';
import { artifacts, freePort } from './harness/program';
import { dynosOf } from './screens/app';
import { fleetIsRead } from './screens/fleet';
import { hydrated } from './screens/hydrated';

test('a console without an OAuth client says how to make one; a read-only one changes nothing', async ({
  page,
  app,
  sim,
  stage,
  stranger,
}) => {
  test.setTimeout(120_000);
  const owner = await stranger('Fiona First');
  const { name } = await app(owner, { pipeline: 'e2e-first', stage: 'staging' });
  const port = await freePort();
  const publicUrl = publicUrlAt(port);
  const console = await startConsole({
    name: 'console-first-run',
    port,
    dataDir: test.info().outputPath('data'),
    heroku: stage.heroku,
    ownerEmails: [owner.email],
    env: { HEROKU_OAUTH_CLIENT_ID: '', HEROKU_OAUTH_CLIENT_SECRET: '', READ_ONLY: 'true' },
  });
  try {
    await page.goto(`${publicUrl}/sign-in`);
    await expect(
      page.getByText(`heroku clients:create "Dynodeck" ${publicUrl}/api/auth/callback/heroku`),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Continue with Heroku' })).toBeHidden();
    await page.screenshot({ path: `${artifacts}/screens/first-run-light-desktop.png` });
    expect(await flawsOf(page)).toEqual([]);

    await page.getByLabel('API token').fill(owner.token);
    await page.getByRole('button', { name: 'Sign in with the token' }).click();
    await hydrated(page);
    await fleetIsRead(page);
    await page.goto(`${publicUrl}/apps/${name}`);
    await expect(dynosOf(page, 'web')).toHaveValue('1');
    const restart = page.getByRole('button', { name: 'Restart…', exact: true });
    await expect(restart).toHaveAttribute('aria-disabled', 'true');
    await restart.hover();
    await expect(page.getByRole('tooltip')).toContainText('This console is read-only.');
    expect((await sim.calls({ account: owner.email })).filter(({ method }) => method !== 'GET')).toEqual([]);
    // What the pointer has begun to fetch would find no console any more.
    await page.close();
  } finally {
    await console.stop();
  }
});
