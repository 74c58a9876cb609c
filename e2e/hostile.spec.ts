import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Sim } from './harness/sim';
import { panel } from './screens/app';
import { expectHarmless, type HostileWorld, hostile, makeHostileWorld, shownAs } from './screens/hostile';
import { hydrated } from './screens/hydrated';
import { bulkSheet } from './screens/jobs';

type View = {
  name: string;
  /** Left out: on the page of the view before. */
  at?: string;
  /** Kinds of hostile texts that must be seen here. */
  shows: string[];
  prepare?(page: Page): Promise<void>;
};

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Every view of the console, with what it shows of what others wrote. */
function viewsOf({ path, oneOff }: HostileWorld, sim: Sim): View[] {
  const kept = `view <img data-hostile src=x>\u202e`;
  return [
    { name: 'fleet', at: '/', shows: ['app'] },
    {
      name: 'fleet, its filters',
      shows: ['team'],
      prepare: (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
    },
    {
      name: 'fleet, a saved view',
      at: '/?stage=production',
      shows: ['view', 'app'],
      async prepare(page) {
        await page.getByRole('button', { name: 'Save this view' }).click();
        await page.getByLabel('Name of this view').fill(kept);
        await page.keyboard.press('Enter');
      },
    },
    {
      name: 'many apps, planned and refused',
      at: '/',
      shows: ['app', 'refusal'],
      async prepare(page) {
        await page.getByLabel('Select 2 apps of this list').click();
        await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Restart…' }).click();
        const sheet = bulkSheet(page);
        await expect(sheet.getByRole('listitem')).toHaveCount(2);
        await expectHarmless(page, 'the plan for many apps');
        const body = { id: 'invalid_params', message: hostile('refusal') };
        await sim.fault({ kind: 'status', status: 422, method: 'DELETE', route: '/apps/:app/dynos', body });
        await sheet.getByLabel('At once').selectOption('1');
        await sheet.getByLabel('Pause').selectOption('0');
        await sheet.getByRole('button', { name: 'Restart 2 apps' }).click();
        await expect(sheet.getByText('too many apps have failed')).toBeVisible();
      },
    },
    {
      name: 'jobs, and those that go on',
      at: '/jobs',
      shows: ['person'],
      prepare: (page) => page.getByRole('button', { name: /^Jobs: / }).click(),
    },
    {
      name: 'a job',
      shows: ['app', 'refusal', 'person'],
      prepare: (page) =>
        page
          .getByRole('dialog', { name: 'Jobs' })
          .getByRole('link', { name: /^Restart 2/ })
          .click(),
    },
    { name: 'attention', at: '/attention', shows: ['app'] },
    { name: 'stages', at: '/stages', shows: ['pipeline', 'team'] },
    { name: 'releases everywhere', at: '/releases', shows: ['app', 'description'] },
    { name: 'add-ons and cost', at: '/add-ons', shows: ['upstream'] },
    { name: 'an app', at: path, shows: ['app', 'upstream', 'command', 'description', 'key', 'upstream-key'] },
    {
      name: 'what a dyno prints',
      shows: ['line'],
      prepare: (page) => page.getByRole('button', { name: `Output of ${oneOff}` }).click(),
    },
    {
      name: 'why a dyno crashed',
      at: path,
      shows: [],
      async prepare(page) {
        await panel(page, 'Dynos')
          .getByRole('button', { name: /^Why did web\.1 crash/ })
          .click();
        await expect(page.getByRole('dialog').locator('[aria-busy="true"]')).toHaveCount(0);
      },
    },
    {
      name: 'a question before a change',
      at: path,
      shows: ['app'],
      async prepare(page) {
        await page.getByRole('button', { name: 'Restart…', exact: true }).click();
        await expect(page.getByRole('alertdialog')).toContainText(shownAs('app'));
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: /^Restart/ })
          .click();
        await expect(page.getByRole('alertdialog')).toContainText(shownAs('refusal'));
      },
    },
    { name: 'the releases of an app', at: `${path}/releases`, shows: ['app', 'description', 'deploy', 'long'] },
    { name: 'a rollback looked at', at: `${path}/releases?rollBack=3`, shows: ['app', 'commit', 'later-key'] },
    { name: 'two releases compared', at: `${path}/releases?compare=3,5`, shows: ['deploy', 'commit', 'later-key'] },
    { name: 'activity', at: `${path}/activity`, shows: ['app', 'description', 'deploy', 'long', 'person'] },
    { name: 'audit', at: '/audit', shows: ['app', 'person'] },
    { name: 'people', at: '/people', shows: ['person'] },
    { name: 'budget by app', at: '/budget?by=app', shows: ['app'] },
    { name: 'budget by person', at: '/budget?by=person', shows: ['person'] },
    {
      name: 'palette',
      shows: ['app'],
      async prepare(page) {
        await page.keyboard.press('ControlOrMeta+k');
        await page.keyboard.type('data-hostile');
        await expect(page.getByRole('option').first()).toContainText(shownAs('app'));
      },
    },
  ];
}

test('what others wrote is text in every view, turns nothing around and makes no page wider', async ({
  open,
  invited,
  sim,
}) => {
  test.setTimeout(120_000);
  const account = await invited('owner', hostile('person'));
  const world = await makeHostileWorld(sim, account);
  const page = await open({ token: account.token });
  for (const { name, at, shows, prepare } of viewsOf(world, sim)) {
    await test.step(name, async () => {
      if (at) {
        await page.goto(at);
        await hydrated(page);
      }
      await prepare?.(page);
      for (const kind of shows) {
        await expect(page.getByText(shownAs(kind)).locator('visible=true').first(), `${kind} in ${name}`).toBeVisible();
      }
      await expectHarmless(page, name);
      await page.setViewportSize(phone);
      await expectHarmless(page, `${name} on a phone`);
      await page.setViewportSize(desktop);
    });
  }
  await test.step('exports', async () => {
    for (const format of ['csv', 'json']) {
      const answer = await page.request.get(`/api/export/fleet?format=${format}&columns=name,team,stage,release`);
      const text = await answer.text();
      for (const kind of ['app', 'team', 'pipeline']) expect(text).toContain(kind);
      expect(text).toContain('<img data-hostile');
      expect(text).not.toMatch(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});
