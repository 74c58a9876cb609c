import { createRequire } from 'node:module';

/** As much of node-heroku-client as is used here; the package brings no types. */
type Client = { get<T>(path: string, options?: object): Promise<T> };
/** An app as `GET /apps` lists it, as far as it is used here. */
export type App = { id: string; name: string };
type Question = () => Promise<unknown>;

const HerokuClient = createRequire(import.meta.url)('heroku-client') as new (options: object) => Client;

const newestOnly = { headers: { Range: 'version ..; order=desc,max=1' }, partial: true };

/** How a script asks: everything app by app, or add-ons and stages in one list each and the rest app by app. */
type Style = 'app by app' | 'lists first';

const listPaths = ['/addons', '/pipelines', '/pipeline-couplings'];

/** Reads the fleet as a script does, through the npm package `heroku-client`: a list of apps, then several calls an app. */
export class NPlusOne {
  readonly #client: Client;
  readonly #style: Style;

  constructor(host: string, token: string, style: Style = 'app by app') {
    this.#client = new HerokuClient({ host, token });
    this.#style = style;
  }

  listApps(): Promise<App[]> {
    return this.#client.get<App[]>('/apps');
  }

  async oneByOne(): Promise<void> {
    for (const ask of await this.#questions()) await ask();
  }

  /** Every call at the same moment; returns how many of them failed. */
  async allAtOnce(): Promise<number> {
    const ends = await Promise.allSettled((await this.#questions()).map((ask) => ask()));
    return ends.filter(({ status }) => status === 'rejected').length;
  }

  async #questions(): Promise<Question[]> {
    const apps = await this.listApps();
    const client = this.#client;
    const lists = this.#style === 'lists first' ? listPaths.map((path) => () => client.get(path)) : [];
    return [() => client.get('/dyno-sizes'), ...lists, ...apps.flatMap((app) => this.#questionsOf(app))];
  }

  /** What a row of the fleet shows of an app. Only the newest release is asked for, not its whole history. */
  #questionsOf({ id }: App): Question[] {
    const client = this.#client;
    const always = [
      () => client.get(`/apps/${id}/formation`),
      () => client.get(`/apps/${id}/dynos`),
      () => client.get(`/apps/${id}/releases`, newestOnly),
    ];
    if (this.#style === 'lists first') return always;
    return [
      ...always,
      () => client.get(`/apps/${id}/addons`),
      () => client.get(`/apps/${id}/pipeline-couplings`).catch(nullWhenMissing),
    ];
  }
}

function nullWhenMissing(error: { statusCode?: number }): null {
  if (error.statusCode === 404) return null;
  throw error;
}
