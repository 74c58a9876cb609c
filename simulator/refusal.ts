export interface RefusalExtra {
  url?: string;
  resource?: string;
  app?: { name: string };
  limit?: number;
  headers?: Record<string, string>;
}

/** An answer in Heroku's error shape: `{id, message, …}` with its status. Thrown by handlers and engine functions alike. */
export class Refusal extends Error {
  readonly status: number;
  readonly id: string;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, id: string, message: string, extra: RefusalExtra = {}) {
    super(message);
    const { headers = {}, ...fields } = extra;
    this.status = status;
    this.id = id;
    this.body = { ...fields, id, message };
    this.headers = headers;
  }
}
