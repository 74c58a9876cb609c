import { createRequire } from 'node:module';

/** As much of node-heroku-client as is used here; the package brings no types. */
type Client = { get<T>(path: string, options?: object): Promise<T> };
/** An app as `GET /apps` lists it, as far as it is used here. */
export type App = { id: string; name: string };
type Question = () => Promise<unknown>;

const HerokuClient = createRequire(import.meta.url)('heroku-client') as new (options: object) => Client;

const newestOnly = { headers: { Range: 'version ..; order=desc,max=1' }, partial: true };

/** Reads the fleet as a first script does, through the npm package `heroku-client`: one list, then five calls an app. */
export class NPlusOne {
  readonly #client: Client;

  constructor(host: string, token: string) {
    this.#client = new HerokuClient({ host, token });
  }

  listApps(): Promise<App[]> {
    return this.#client.get<App[]>('/apps');
  }

  async oneByOne(): Promise<void> {
    for (const ask of await this.#questions()) await ask();
  }

  async allAtOnce(): Promise<void> {
    await Promise.all((await this.#questions()).map((ask) => ask()));
  }

  async #questions(): Promise<Question[]> {
    const apps = await this.listApps();
    return [() => this.#client.get('/dyno-sizes'), ...apps.flatMap((app) => this.#questionsOf(app))];
  }

  /** What a row of the fleet shows of an app. Only the newest release is asked for, not its whole history. */
  #questionsOf({ id }: App): Question[] {
    const client = this.#client;
    return [
      () => client.get(`/apps/${id}/formation`),
      () => client.get(`/apps/${id}/dynos`),
      () => client.get(`/apps/${id}/releases`, newestOnly),
      () => client.get(`/apps/${id}/addons`),
      () => client.get(`/apps/${id}/pipeline-couplings`).catch(nullWhenMissing),
    ];
  }
}

function nullWhenMissing(error: { statusCode?: number }): null {
  if (error.statusCode === 404) return null;
  throw error;
}
