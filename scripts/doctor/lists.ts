import type { Answer, Ask } from './ask';
import { type Point, undecided } from './point';

const onePage = { range: 'id ..; max=1' };

/** Routes of lists, and by what the documents say that they can be ordered. */
const documented: Record<string, string[]> = {
  '/addons': ['id'],
  '/pipelines': ['id'],
  '/pipeline-couplings': ['id'],
  '/teams': ['name'],
  '/apps/:app/releases': ['id', 'version'],
  '/apps/:app/formation': ['id', 'type'],
  '/apps/:app/dynos': ['id', 'name'],
  '/apps/:app/domains': ['hostname', 'id'],
  '/apps/:app/builds': ['id', 'started_at'],
};
const documentedOfApps = ['id', 'name', 'updated_at'];

/** A row of the list of apps, as far as it is looked at. */
export type AppRow = { id: string; updatedAtMs: number };

function isGood({ status, body }: Answer): boolean {
  return (status === 200 || status === 206) && Array.isArray(body);
}

function attributesOf({ headers }: Answer): string[] {
  return (headers['accept-ranges'] ?? '').split(/\s*,\s*/).filter((name) => /^\w+$/.test(name));
}

/** The apps in an answer. */
export function appRows({ body }: Answer): AppRow[] {
  if (!Array.isArray(body)) return [];
  return body.flatMap((row: { id?: unknown; updated_at?: unknown } | null) =>
    typeof row?.id === 'string' && typeof row.updated_at === 'string'
      ? [{ id: row.id, updatedAtMs: Date.parse(row.updated_at) }]
      : [],
  );
}

/** How a list goes on after a page, and by what it can be ordered. Two calls. */
export async function pagingPoints(ask: Ask): Promise<{ point: Point; appAttributes: string[] }> {
  const [point, expected] = ['A page that is not the last', '206 and Next-Range'] as const;
  const first = await ask.get('/apps', onePage);
  const appAttributes = attributesOf(first);
  const next = first.headers['next-range'];
  if (!isGood(first)) return { point: undecided(point, expected, String(first.status)), appAttributes };
  if (!next) return { point: undecided(point, expected, 'the account sees fewer than two apps'), appAttributes };
  const second = await ask.get('/apps', { range: next });
  const isOther = isGood(second) && appRows(second)[0]?.id !== appRows(first)[0]?.id;
  const truncatedStatus = first.status === 206 ? 206 : 200;
  const meaning = isOther
    ? 'Sent back as it came, Next-Range brings the next rows.'
    : 'Next-Range, sent back as it came, did not bring other rows: lists above one page cannot be read.';
  return {
    point: { point, expected, seen: `${first.status} and Next-Range`, meaning, facts: { truncatedStatus } },
    appAttributes,
  };
}

/** What becomes of a page above the documented 1,000 rows, and the apps that came with it. */
export async function largeMaxPoint(ask: Ask): Promise<{ point: Point; apps: AppRow[] }> {
  const [point, expected] = ['max=1001', 'cut to 1,000'] as const;
  const answer = await ask.get('/apps', { range: 'id ..; max=1001' });
  const apps = appRows(answer);
  if (isGood(answer)) {
    const isWhole = apps.length > 1_000;
    const seen = isWhole ? `${apps.length} rows` : `served (${answer.status})`;
    const meaning = isWhole ? 'More rows than documented come.' : 'It is taken for 1,000.';
    return { point: { point, expected, seen, meaning, facts: { largeMax: 'clamp' } }, apps };
  }
  const seen = `refused (${answer.status})`;
  if (answer.status < 400 || answer.status >= 500 || answer.status === 429) {
    return { point: undecided(point, expected, seen), apps };
  }
  const listed = appRows(await ask.get('/apps', { range: 'id ..; max=1000' }));
  const meaning = 'Never ask for more than 1,000 rows.';
  return { point: { point, expected, seen, meaning, facts: { largeMax: 'refuse' } }, apps: listed };
}

/** By what each list can be ordered, as its Accept-Ranges says. One call a list. */
export async function sortPoints(ask: Ask, appId: string | undefined, appAttributes: string[]): Promise<Point[]> {
  const routes = Object.entries(documented).filter(([route]) => appId !== undefined || !route.includes(':app'));
  const points = await Promise.all(
    routes.map(async ([route, expected]) => {
      const answer = await ask.get(route.replace(':app', appId ?? ''));
      return sortPoint(route, expected, isGood(answer) ? attributesOf(answer) : null, answer.status);
    }),
  );
  return [sortPoint('/apps', documentedOfApps, appAttributes, 200), ...points];
}

function sortPoint(route: string, documentedNames: string[], told: string[] | null, status: number): Point {
  const point = `Order of ${route}`;
  const expected = documentedNames.join(', ');
  if (told === null) return undecided(point, expected, `the list was answered ${status}`);
  if (told.length === 0) return undecided(point, expected, 'no Accept-Ranges came');
  const missing = documentedNames.filter((name) => !told.includes(name));
  const more = told.filter((name) => !documentedNames.includes(name));
  const meaning =
    missing.length > 0
      ? `It cannot be ordered by ${missing.join(', ')}.`
      : more.length > 0
        ? `It can also be ordered by ${more.join(', ')}.`
        : 'As documented.';
  return { point, expected, seen: told.join(', '), meaning, facts: { sortAttributes: { [route]: told } } };
}
