import { preferenceCookies } from '../components/patterns/preference-cookies';
import { bytesOf, measureFirstLoad } from './bench/first-load';
import { expect, test } from './fixtures';
import { pagePaths } from './harness/build';

const mostKb = 200;
const anyId = '00000000-0000-4000-8000-000000000000';

test('no page loads more than 200 kB of scripts before anybody has touched it', async ({
  browser,
  stage,
  storyteller,
}) => {
  test.setTimeout(120_000);
  const { hostname: domain } = new URL(stage.publicUrl);
  const [known] = storyteller.cookies;
  if (!known) throw new Error('The session has no cookie.');
  // The steps of the demonstration are no part of a console in use.
  const dismissed = { ...known, name: preferenceCookies.tryThis, value: 'dismissed', domain };
  const session = { ...storyteller, cookies: [...storyteller.cookies, dismissed] };
  const pages = pagePaths().map((path) => ({
    name: path,
    path: path.replace('[app]', 'checkout-api-production').replace('[job]', anyId),
    ...(path !== '/sign-in' && { session }),
  }));
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['/', '/apps/[app]', '/audit', '/sign-in']));
  const loads = await measureFirstLoad(browser, stage.publicUrl, pages);
  const kbOf = Object.fromEntries(loads.map(({ name, scripts }) => [name, bytesOf(scripts) / 1_000]));
  const tooHeavy = Object.entries(kbOf).filter(([, kb]) => kb > mostKb);
  expect(tooHeavy, JSON.stringify(kbOf)).toEqual([]);
});
