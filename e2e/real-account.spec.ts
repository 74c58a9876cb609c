import { connect } from 'node:net';
import { expect, test } from './fixtures';
import { startRealDemo } from './harness/demo';
import { publicUrlAt } from './harness/local-console';
import { freePort } from './harness/program';
import { dynosOf, receipt } from './screens/app';
import { hydrated } from './screens/hydrated';
import { signInByToken } from './screens/sign-in';

/** Whether something on this machine answers at an address; all of 127.0.0.0/8 is this machine. */
function listensAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });
}

test('one’s own account by its API token: with --write it can be changed, without it is read-only; on this machine alone', async ({
  page,
  app,
  sim,
  stage,
  stranger,
  watch,
}) => {
  test.setTimeout(180_000);
  // The console goes away and comes back while its page stays open.
  watch.tolerate(/ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)/);
  const owner = await stranger('Rhea Real');
  const { name } = await app(owner, { pipeline: 'e2e-real', stage: 'staging' });
  const changes = () => sim.calls({ account: owner.email, method: 'PATCH' });
  const port = await freePort();
  const dataDir = test.info().outputPath('data');
  const demo = { port, dataDir, heroku: stage.heroku, token: owner.token };
  const scaleToTwo = async () => {
    await page.getByRole('button', { name: 'More web dynos' }).click();
    await page.getByRole('button', { name: /^Scale web to 2/ }).click();
  };

  const writable = await startRealDemo({ name: 'demo-write', ...demo, allowsChanges: true });
  try {
    expect(writable.log()).toContain(`as ${owner.email}:`);
    expect(writable.log()).toContain('allowed: this is your real fleet');
    expect(writable.log()).not.toContain(owner.token);
    expect(writable.log(), 'the build that is there is used').not.toContain('Building');
    await page.goto(publicUrlAt(port));
    await signInByToken(page, owner.token);
    await page.getByRole('link', { name }).click();
    await expect(dynosOf(page, 'web')).toHaveValue('1');
    await scaleToTwo();
    await expect(receipt(page, `Scaled web from 1 to 2 on ${name}`)).toBeVisible();
    await receipt(page, `Scaled web from 1 to 2 on ${name}`).getByRole('button', { name: 'Undo' }).click();
    await expect(receipt(page, `Scaled web from 2 to 1 on ${name}`)).toBeVisible();
    await expect(dynosOf(page, 'web')).toHaveValue('1');
  } finally {
    await writable.stop();
  }
  expect(await changes()).toHaveLength(2);

  const readOnly = await startRealDemo({ name: 'demo-read-only', ...demo });
  try {
    expect(readOnly.log()).toContain('refused; --write allows them');
    expect(await listensAt('127.0.0.1', port)).toBe(true);
    expect(await listensAt('127.0.0.2', port)).toBe(false);

    // The page is still the one that could change things: the server says no.
    await scaleToTwo();
    await expect(receipt(page, 'This console is read-only')).toBeVisible();
    await page.goto(`${publicUrlAt(port)}/apps/${name}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'More web dynos' }).hover();
    await expect(page.getByRole('tooltip')).toContainText('This console is read-only.');
    await page.close();
  } finally {
    await readOnly.stop();
  }
  expect(await changes()).toHaveLength(2);
});

test('a token that Heroku refuses is said before anything is started', async ({ stage }) => {
  const token = 'HRKU-11111111-2222-3333-4444-555555555555';
  const demo = { port: await freePort(), dataDir: test.info().outputPath('data'), heroku: stage.heroku, token };
  await expect(startRealDemo({ name: 'demo-refused', ...demo })).rejects.toThrow('refuses this HEROKU_API_KEY');
});
