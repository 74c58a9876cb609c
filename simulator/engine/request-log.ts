/** One answered request. No token, no body, no query. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** Template of the route; null when none fits. */
  route: string | null;
  account: string | null;
  /** 0 when the connection was cut without an answer. */
  status: number;
  fault: string | null;
  ms: number;
  at: string;
}

const mostRows = 50_000;

/** What was asked of one world, in order of the answers. */
export class RequestLog {
  #rows: LoggedRequest[] = [];

  add(row: LoggedRequest): void {
    this.#rows.push(row);
    if (this.#rows.length > mostRows) this.#rows = this.#rows.slice(mostRows / 2);
  }

  clear(): void {
    this.#rows = [];
  }

  where(filter: { account?: string | null; route?: string | null; method?: string | null }): LoggedRequest[] {
    return this.#rows.filter(
      (row) =>
        (!filter.account || row.account === filter.account) &&
        (!filter.route || row.route === filter.route) &&
        (!filter.method || row.method === filter.method.toUpperCase()),
    );
  }
}
