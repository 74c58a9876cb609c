export type Row = { [key: string]: unknown; id: string; name: string };

export interface Answered {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  body: unknown;
}

export interface CallerOptions {
  base: string;
  token: string;
  /** `3` or `3.sdk`. */
  version?: string;
  /** Sees every answer, whatever its status. */
  onAnswer?: (answered: Answered) => void;
}

export interface Caller {
  /** Any call; never throws for an HTTP status. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** A call that must succeed and answer an object. */
  one(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Row>;
  /** A call that must succeed and answer a list. */
  many(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Row[]>;
}

/** Calls a Heroku-compatible API in its own dialect. */
export function apiCaller({ base, token, version = '3', onAnswer }: CallerOptions): Caller {
  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        Accept: `application/vnd.heroku+json; version=${version}`,
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const answered: Answered = {
      method,
      path,
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    onAnswer?.(answered);
    return answered;
  };
  const succeed: Caller['call'] = async (...request) => {
    const answered = await call(...request);
    if (answered.status >= 300) {
      throw new Error(`${answered.method} ${answered.path}: ${answered.status} ${JSON.stringify(answered.body)}`);
    }
    return answered;
  };
  return {
    call,
    one: async (...request) => (await succeed(...request)).body as Row,
    many: async (...request) => {
      const { body, method, path } = await succeed(...request);
      if (!Array.isArray(body)) throw new Error(`${method} ${path}: not a list`);
      return body as Row[];
    },
  };
}
