/** One answer of the Platform API; header names in lower case. */
export type Answer = { status: number; headers: Record<string, string>; body: unknown };

export type Ask = {
  /** GETs a path. There is no way to send anything else, so nothing can be changed. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** How many calls were sent so far. */
  readonly sent: number;
  /** Every name of a header that looks as if it told of the budget, on any answer so far. */
  readonly rateHeaders: ReadonlySet<string>;
};

export type Target = { apiUrl: string; token: string; maxCalls: number };

const timeoutMs = 30_000;
const versioned = 'application/vnd.heroku+json; version=3';
const ofTheBudget = /rate-?limit|retry-after/;

/** Thrown when no more may be spent. */
export class SpentError extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks as the holder of a token, and never more often than it may. Errors name neither the token nor an answer. */
export function createAsk({ apiUrl, token, maxCalls }: Target): Ask {
  const rateHeaders = new Set<string>();
  let sent = 0;
  return {
    get sent() {
      return sent;
    },
    rateHeaders,
    async get(path, headers = {}) {
      if (sent >= maxCalls) throw new SpentError(`${maxCalls} calls are spent`);
      sent += 1;
      const response = await fetch(`${apiUrl}${path}`, {
        headers: { accept: versioned, authorization: `Bearer ${token}`, 'user-agent': 'dynodeck-doctor', ...headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const told = Object.fromEntries(response.headers);
      for (const name of Object.keys(told)) if (ofTheBudget.test(name)) rateHeaders.add(name);
      return { status: response.status, headers: told, body: parsed(await response.text()) };
    },
  };
}
