import { Sim } from '../harness/sim';

type Row = { path: string; route: string | null; account: string | null; status: number; ms: number; at: string };

/** What an account asked of the API, as the simulator saw it. */
export type Traffic = {
  calls: number;
  /** From the arrival of the first call to the last answer. */
  wallMs: number;
  /** The largest number of calls that were open at one moment. */
  mostAtOnce: number;
  /** Answers that were neither a success nor "not found". */
  failed: number;
  /** Calls by the template of their route. */
  byRoute: ReadonlyMap<string, number>;
};

/** The simulator's first world between two measurements. */
export class World {
  readonly sim: Sim;
  readonly #entry: string;

  constructor(readonly url: string) {
    this.sim = new Sim(url);
    this.#entry = `${url}/_sim/worlds/default`;
  }

  /** Back to its start: same fleet, same tokens, a full bucket, an empty log; and everything in it made already. */
  async reset(): Promise<void> {
    await this.#expect(fetch(`${this.#entry}/reset`, { method: 'POST' }));
    await this.#expect(fetch(`${this.#entry}/warm`, { method: 'POST' }));
  }

  /** Delays every answer by so many ms from now on. */
  async setLatency(latencyMs: number): Promise<void> {
    await this.#expect(fetch(`${this.#entry}/latency`, { method: 'POST', body: JSON.stringify({ latencyMs }) }));
  }

  /** Gives an account so many calls. */
  async setBucket(account: string, remaining: number): Promise<void> {
    const entry = `${this.#entry}/accounts/${encodeURIComponent(account)}/bucket`;
    await this.#expect(fetch(entry, { method: 'PUT', body: JSON.stringify({ remaining }) }));
  }

  async forgetRequests(): Promise<void> {
    await this.#expect(fetch(`${this.#entry}/requests`, { method: 'DELETE' }));
  }

  /** What an account asked since the log was emptied, without what a sign-in asks of the account itself. */
  async trafficOf(account: string): Promise<Traffic> {
    const response = await this.#expect(fetch(`${this.#entry}/requests?${new URLSearchParams({ account })}`));
    const rows = ((await response.json()) as Row[]).filter(({ path }) => !path.startsWith('/account'));
    const spans = rows.map(({ at, ms }) => ({ from: Date.parse(at) - ms, to: Date.parse(at) }));
    const ends = spans.flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: to, step: -1 },
    ]);
    let open = 0;
    let mostAtOnce = 0;
    for (const { step } of ends.sort((a, b) => a.at - b.at || a.step - b.step)) {
      open += step;
      mostAtOnce = Math.max(mostAtOnce, open);
    }
    const byRoute = new Map<string, number>();
    for (const { route } of rows) byRoute.set(route ?? 'none', (byRoute.get(route ?? 'none') ?? 0) + 1);
    return {
      byRoute,
      calls: rows.length,
      wallMs: Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from)),
      mostAtOnce,
      failed: rows.filter(({ status }) => status !== 404 && (status < 200 || status >= 400)).length,
    };
  }

  async #expect(answer: Promise<Response>): Promise<Response> {
    const response = await answer;
    if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
    return response;
  }
}
