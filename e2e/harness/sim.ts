import type { HerokuLine } from './local-heroku';

/** One answered request in the simulator's log. */
export type LoggedCall = { method: string; path: string; route: string | null; account: string | null; status: number };
export type Account = { id: string; email: string; token: string };
export type NewApp = {
  name: string;
  owner: string;
  team?: string;
  pipeline?: string;
  stage?: 'production' | 'staging' | 'development' | 'review' | 'test';
  formation?: Record<string, { quantity: number; size?: string }>;
  config?: Record<string, string>;
  collaborators?: string[];
};
type Deploy = {
  config: Record<string, string | null>;
  commit: string;
  description?: string;
  /** What the commit says of itself, and what runs. */
  subject?: string;
  command?: string;
};
export type Fault = {
  kind: 'status' | 'delay' | 'reset' | 'truncate' | 'bad_json' | 'html' | 'lost_answer';
  method?: string;
  route?: string;
  account?: string;
  app?: string;
  times?: number;
  /** So many calls go well before the first that does not. */
  after?: number;
  status?: number;
  delayMs?: number;
  body?: object;
};

/** The control plane of a world of the simulator. Faults that were set through it are healed by `healAll`. */
export class Sim {
  readonly #world: string;
  readonly #faults: string[] = [];

  constructor(
    readonly url: string,
    world = 'default',
  ) {
    this.#world = `${url}/_sim/worlds/${world}`;
  }

  /** Makes a world of its own, with its own accounts, OAuth client and clock. */
  async newWorld(spec: { apps: number; seed: number; callback: string }): Promise<{ sim: Sim; line: HerokuLine }> {
    const response = await fetch(`${this.url}/_sim/worlds`, { method: 'POST', body: JSON.stringify(spec) });
    const line = (await response.json()) as HerokuLine & { world: string };
    return { sim: new Sim(this.url, line.world), line };
  }

  /** Every token that an account holds: of API keys, of consents, and those that refresh them. */
  async tokensOf(account: Account): Promise<string[]> {
    const response = await fetch(`${this.url}/oauth/authorizations`, {
      headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${account.token}` },
    });
    type Holder = { access_token: { token: string } | null; refresh_token: { token: string } | null };
    const held = (await response.json()) as Holder[];
    return held.flatMap(({ access_token, refresh_token }) =>
      [access_token, refresh_token].flatMap((token) => token?.token ?? []),
    );
  }

  addAccount(email: string, name: string): Promise<Account> {
    return this.#send('POST', '/accounts', { email, name });
  }

  addApp(app: NewApp): Promise<{ id: string; name: string }> {
    return this.#send('POST', '/apps', app);
  }

  async changeApp(app: string, change: object): Promise<void> {
    await this.#send('PATCH', `/apps/${app}`, change);
  }

  async removeApp(app: string): Promise<void> {
    await this.#send('DELETE', `/apps/${app}`);
  }

  /** Makes the account a member of a team, which is made where there is none. */
  async joinTeam(account: Account, name: string): Promise<void> {
    await this.#send('PATCH', `/accounts/${account.email}`, { teams: [{ name, role: 'admin' }] });
  }

  /** Calls the Platform API as the official CLI would, with the account's own token. */
  async elsewhere<T>(account: Account, method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${account.token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async scaleElsewhere(account: Account, app: string, update: { type: string; quantity: number }): Promise<void> {
    await this.elsewhere(account, 'PATCH', `/apps/${app}/formation`, { updates: [update] });
  }

  /** Releases the code that runs once more, as a script would, with words of its own. */
  async releaseElsewhere(account: Account, app: string, description: string): Promise<void> {
    const path = `/apps/${app}/releases`;
    type Release = { version: number; slug: { id: string } | null };
    const releases = await this.elsewhere<Release[]>(account, 'GET', path);
    const newest = releases.toSorted((a, b) => a.version - b.version).findLast(({ slug }) => slug !== null);
    const slug = newest?.slug?.id;
    await this.elsewhere(account, 'POST', path, { slug, description });
  }

  /** Sets config and deploys other code as the official CLI would, with the account's own token: two releases. */
  async deployElsewhere(account: Account, app: string, { config, commit, ...words }: Deploy): Promise<void> {
    await this.elsewhere(account, 'PATCH', `/apps/${app}/config-vars`, config);
    const { id } = await this.elsewhere<{ id: string }>(account, 'POST', `/apps/${app}/slugs`, {
      process_types: { web: words.command ?? 'bin/web' },
      commit: commit.repeat(6).slice(0, 40),
      commit_description: words.subject ?? `What ${commit} does`,
    });
    const description = words.description ?? `Deploy ${commit}`;
    await this.elsewhere(account, 'POST', `/apps/${app}/releases`, { slug: id, description });
  }

  async fault(fault: Fault): Promise<string> {
    const { id } = await this.#send<{ id: string }>('POST', '/faults', fault);
    this.#faults.push(id);
    return id;
  }

  async heal(fault: string): Promise<void> {
    await this.#send('DELETE', `/faults/${fault}`);
  }

  async healAll(): Promise<void> {
    for (const fault of this.#faults.splice(0)) await this.heal(fault);
  }

  async advance(ms: number): Promise<void> {
    await this.#send('POST', '/clock', { advanceMs: ms });
  }

  async setCallsLeft(email: string, remaining: number): Promise<void> {
    await this.#send('PUT', `/accounts/${email}/bucket`, { remaining });
  }

  async revoke(email: string): Promise<void> {
    await this.#send('POST', '/revoke', { account: email });
  }

  calls(filter: { account?: string; route?: string; method?: string }): Promise<LoggedCall[]> {
    return this.#send('GET', `/requests?${new URLSearchParams(filter)}`);
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#world}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
