import type { BrowserContext } from '@playwright/test';
import type { Line } from './report';
import { show } from './report';
import type { World } from './traffic';

/** The story's app: its v199 lies twenty releases back, and may be rolled back to. */
const at = { app: 'checkout-api-production', target: 199, releases: 21 };
const routes = [/\/slugs\//, /\/config-vars$/, /\/releases$/, /\/addons$/];

/** One look at an X-ray: `calls` as the sheet itself says, `ms` from the press until the sentence is there. */
type Look = { calls: number; ms: number };
export type XrayFigures = { releases: number; first: Look; again: Look; asked: ReadonlyMap<string, number> };

/** Opens the X-ray of a rollback over twenty releases, twice, as somebody does who presses the button in the list. */
export async function measureXray(context: BrowserContext, world: World, account: string): Promise<XrayFigures> {
  const page = await context.newPage();
  const sheet = page.getByRole('dialog');
  const look = async (): Promise<Look> => {
    const button = page.getByRole('button', { name: `Roll back to v${at.target}…` }).locator('visible=true');
    await button.scrollIntoViewIfNeeded();
    const startedAt = performance.now();
    await button.click();
    await sheet.getByText(/^Reading \d+ releases cost \d+ calls?$/).waitFor();
    const ms = performance.now() - startedAt;
    const told = await sheet.getByText(/^Reading \d+ releases cost/).textContent();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    return { calls: Number(told?.match(/cost (\d+)/)?.[1]), ms };
  };
  try {
    await page.goto(`/apps/${at.app}/releases`);
    await page.getByRole('table', { name: 'Releases' }).getByText('v219').waitFor();
    await world.forgetRequests();
    const first = await look();
    const { byRoute } = await world.trafficOf(account);
    const asked = new Map([...byRoute].filter(([route]) => routes.some((one) => one.test(`${route}`))));
    await page.reload();
    await page.getByRole('table', { name: 'Releases' }).getByText('v219').waitFor();
    return { releases: at.releases, first, again: await look(), asked };
  } finally {
    await page.close();
  }
}

/** The figures as lines of a report. */
export function xrayLines({ releases, first, again, asked }: XrayFigures): Line[] {
  const routesAsked = [...asked].map(([route, count]) => `${count} × ${route}`).join(', ');
  return [
    {
      label: `X-ray over ${releases - 1} releases, calls`,
      figure: show.count(first.calls),
      aim: `at most ${releases} and one a slug never seen`,
      note: routesAsked,
    },
    { label: 'X-ray, time to its sentence', figure: show.ms(first.ms) },
    { label: 'X-ray again after a reload', figure: `${show.count(again.calls)} calls`, note: show.ms(again.ms) },
  ];
}
