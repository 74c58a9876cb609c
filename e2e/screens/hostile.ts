import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Account, Sim } from '../harness/sim';

const markup = '<img data-hostile src=x onerror="document.title=\'owned\'">';

/** What somebody may have written: it would become an element, turn the direction of reading or order a terminal. */
export function hostile(kind: string): string {
  return `${kind} ${markup}\u202egnp.exe\u2066 \u001b[31mred`;
}

/** As it may be shown. */
export const shownAs = (kind: string) => `${kind} <img data-hostile`;

const longWord = 'W'.repeat(10_000);

export type HostileWorld = {
  /** The path of the production app's page. */
  path: string;
  /** A dyno of it that prints hostile lines. */
  oneOff: string;
};

/** A production app and the one before it, in a team and a pipeline, of which every text that others may write is hostile. */
export async function makeHostileWorld(sim: Sim, account: Account): Promise<HostileWorld> {
  const serial = randomBytes(4).toString('hex');
  const team = `${hostile('team')} ${serial}`;
  await sim.joinTeam(account, team);
  const shared = { owner: account.email, team, pipeline: `${hostile('pipeline')} ${serial}` };
  const config = { [hostile('key')]: 'one', LANG: 'en' };
  const formation = { web: { quantity: 2 } };
  const production = await sim.addApp({ ...shared, name: `hostile-${serial}`, stage: 'production', formation, config });
  const staging = { [hostile('upstream-key')]: 'one', LANG: 'de' };
  const upstream = { ...shared, name: `hostile-${serial}-staging`, stage: 'staging' as const, formation };
  const { id: upstreamId } = await sim.addApp({ ...upstream, config: staging });
  const { id } = production;
  // Through the API Heroku takes no such name of a config var.
  await sim.changeApp(id, { config: { ...config, [hostile('later-key')]: 'two' } });
  await sim.deployElsewhere(account, id, {
    config: { LATER: 'two' },
    commit: '9f8e7d6',
    description: hostile('deploy'),
    subject: hostile('commit'),
    command: hostile('command'),
  });
  await sim.releaseElsewhere(account, id, `${hostile('long')} ${longWord}`);
  await sim.releaseElsewhere(account, id, hostile('description'));
  await sim.elsewhere(account, 'POST', `/apps/${upstreamId}/addons`, { plan: 'heroku-redis:mini' });
  await sim.changeApp(id, { bootMs: 0, crash: { dyno: 'web.1' } });
  const command = `echo ${hostile('line')} ${longWord}`;
  const { name: oneOff } = await sim.elsewhere<{ name: string }>(account, 'POST', `/apps/${id}/dynos`, {
    command,
    time_to_live: 600,
  });

  const names = new Map([id, upstreamId].map((app, index) => [app, nameOf(index === 0 ? 'app' : 'upstream')]));
  const listed = await sim.elsewhere<{ id: string; name: string }[]>(account, 'GET', '/apps');
  const renamed = listed.map((app) => ({ ...app, name: `${names.get(app.id) ?? app.name}\u202e\u001b[31m` }));
  const lie = { kind: 'status', status: 200, method: 'GET', account: account.email } as const;
  await sim.fault({ ...lie, route: '/apps', body: renamed });
  for (const app of renamed) await sim.fault({ ...lie, route: '/apps/:app', app: app.id, body: app });
  return { path: `/apps/${encodeURIComponent(nameOf('app'))}`, oneOff };
}

// Heroku itself would not allow such a name.
const nameOf = (kind: string) => `${kind} <img data-hostile src=x onerror=alert(1)>`;

/** Fails where a hostile text has become more than a text, or does something to the words beside it. */
export async function expectHarmless(page: Page, where: string): Promise<void> {
  await expect(page.locator('[data-hostile], img[src="x"]'), `markup in ${where}`).toHaveCount(0);
  await expect(page, where).not.toHaveTitle('owned');
  const flaws = await page.evaluate(() => {
    const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
    const controls = /[^\P{Cc}\t\n\r]/u;
    const isolates = (element: Element) => {
      const { display, unicodeBidi } = getComputedStyle(element);
      return !['inline', 'contents'].includes(display) || unicodeBidi.startsWith('isolate');
    };
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      let box = text.parentElement;
      if (!box || box.closest('script, style, template')) continue;
      if (controls.test(text.nodeValue ?? '')) found.push(`control character in ${box.outerHTML.slice(0, 200)}`);
      if (!turning.test(text.nodeValue ?? '')) continue;
      while (box.parentElement && !isolates(box)) box = box.parentElement;
      if (box.textContent !== text.nodeValue) found.push(`turned beside others: ${box.outerHTML.slice(0, 200)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth} px wide in ${clientWidth} px`);
    return found;
  });
  expect(flaws, where).toEqual([]);
}
