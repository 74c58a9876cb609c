import type { HerokuLine } from '../harness/local-heroku';

/** The fewest calls that can tell what a fleet is made of, after what its own lists say of it. */
export type Minimum = {
  /** Lists, releases by pipeline or app, formations: everything but the states of dynos. */
  withoutDynos: number;
  withDynos: number;
};

const pageRows = 1_000;
const headers = (token: string) => ({
  accept: 'application/vnd.heroku+json; version=3',
  authorization: `Bearer ${token}`,
});

async function listAll<Row>({ api }: HerokuLine, token: string, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let range: string | null = `id ..; max=${pageRows}`; range !== null; ) {
    const response: Response = await fetch(`${api}${path}`, { headers: { ...headers(token), range } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    rows.push(...((await response.json()) as Row[]));
    range = response.headers.get('next-range');
  }
  return rows;
}

/**
 * Counts them by the arithmetic of the API itself: a list costs one call for each thousand rows, the releases of a
 * pipeline one, a release outside pipelines one, a formation one, the dynos of an app one.
 */
export async function minimumCalls(heroku: HerokuLine, token: string): Promise<Minimum> {
  type Coupling = { app: { id: string }; pipeline: { id: string } };
  const [apps, addOns, pipelines, couplings] = await Promise.all([
    listAll<{ id: string }>(heroku, token, '/apps'),
    listAll(heroku, token, '/addons'),
    listAll(heroku, token, '/pipelines'),
    listAll<Coupling>(heroku, token, '/pipeline-couplings'),
  ]);
  const pages = (rows: readonly unknown[]) => Math.max(1, Math.ceil(rows.length / pageRows));
  const lists = [apps, addOns, pipelines, couplings].reduce((sum, rows) => sum + pages(rows), 0);
  const known = new Set(apps.map(({ id }) => id));
  const coupled = couplings.filter(({ app }) => known.has(app.id));
  const releases = new Set(coupled.map(({ pipeline }) => pipeline.id)).size + apps.length - coupled.length;
  const withoutDynos = lists + releases + apps.length;
  return { withoutDynos, withDynos: withoutDynos + apps.length };
}
