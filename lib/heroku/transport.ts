import 'server-only';
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';

/** Header names in lower case; a repeated header is joined by a comma. */
export type Headers = Record<string, string | undefined>;

export type Message = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
};

/** Why no whole answer arrived. `unreachable` is the only one after which the message certainly was not received. */
export type Breakage = 'unreachable' | 'timeout' | 'reset' | 'truncated' | 'undecodable';

export type Exchange =
  | { kind: 'answer'; status: number; headers: Headers; text: string }
  | { kind: 'broken'; breakage: Breakage; detail: string; status: number | null; headers: Headers };

export type Transport = { exchange(message: Message): Promise<Exchange>; close(): Promise<void> };

/** How the console introduces itself. */
export const userAgent = 'dynodeck';

const unpack = promisify(gunzip);
const maxBodyBytes = 64 * 1024 * 1024;
// Most answers are a few kilobytes, and handing those to another thread costs more than unpacking them.
const maxSyncUnpackBytes = 16 * 1024;

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

function breakageOf(error: unknown, hasHeaders: boolean): Breakage {
  const code = codeOf(error);
  if (neverSent.has(code)) return 'unreachable';
  if (timeouts.has(code) || (error instanceof Error && error.name === 'TimeoutError')) return 'timeout';
  return hasHeaders ? 'truncated' : 'reset';
}

function flat(headers: Record<string, string | string[] | undefined>): Headers {
  for (const name in headers) if (Array.isArray(headers[name])) headers[name] = headers[name].join(',');
  return headers as Headers;
}

/** The text of a body, at once where it is small; null for an encoding that nobody asked for. */
function decode(bytes: Buffer, encoding: string): string | null | Promise<string> {
  if (encoding === '' || encoding === 'identity') return bytes.toString('utf8');
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return null;
  // An empty body is empty under any encoding; zlib would call it cut.
  if (bytes.length === 0) return '';
  if (bytes.length <= maxSyncUnpackBytes) return gunzipSync(bytes, { maxOutputLength: maxBodyBytes }).toString('utf8');
  return unpack(bytes, { maxOutputLength: maxBodyBytes }).then((plain) => plain.toString('utf8'));
}

type Raw = { status: number | null; headers: Headers; bytes: Buffer; error: unknown };

function timeoutError(timeoutMs: number): Error {
  return Object.assign(new Error(`no whole answer within ${timeoutMs} ms`), { name: 'TimeoutError' });
}

/** Sends a message and gathers its answer, or what was there of it when it broke. */
function sendRaw({ method, url, headers, body, timeoutMs }: Message, dispatcher: Dispatcher): Promise<Raw> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((resolve) => {
    const raw: Raw = { status: null, headers: {}, bytes: Buffer.alloc(0), error: null };
    const chunks: Buffer[] = [];
    let total = 0;
    let controller: Dispatcher.DispatchController | null = null;
    let late: Error | null = null;
    const end = (error: unknown) => {
      clearTimeout(timer);
      const [only] = chunks;
      resolve({ ...raw, bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks), error });
    };
    const timer = setTimeout(() => {
      late = timeoutError(timeoutMs);
      controller?.abort(late);
      end(late);
    }, timeoutMs);
    const options = { origin, path: `${pathname}${search}`, method: method as Dispatcher.HttpMethod, headers, body };
    dispatcher.dispatch(options, {
      onRequestStart(started) {
        controller = started;
        if (late) started.abort(late);
      },
      onResponseStart(_, statusCode, answered) {
        raw.status = statusCode;
        raw.headers = flat(answered);
      },
      onResponseData(using, chunk) {
        total += chunk.length;
        if (total > maxBodyBytes) using.abort(new Error('body too large'));
        else chunks.push(chunk);
      },
      onResponseEnd: () => end(null),
      onResponseError: (_, error) => end(error),
    });
  });
}

async function exchange(message: Message, dispatcher: Dispatcher): Promise<Exchange> {
  const { status, headers, bytes, error } = await sendRaw(message, dispatcher);
  const broken = (breakage: Breakage, detail: string): Exchange => ({
    kind: 'broken',
    breakage,
    detail,
    status,
    headers,
  });
  if (error !== null || status === null) return broken(breakageOf(error, status !== null), codeOf(error));
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  try {
    const text = await decode(bytes, encoding);
    if (text === null) return broken('undecodable', `content-encoding ${encoding}`);
    return { kind: 'answer', status, headers, text };
  } catch (flaw) {
    return broken('truncated', codeOf(flaw));
  }
}

/**
 * The wire under the client: sends one message, once, and returns the whole answer or how it broke. It never throws,
 * never follows a redirect and never retries.
 */
export function createTransport({ connectTimeoutMs = 5_000 } = {}): Transport {
  const common = { connect: { timeout: connectTimeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  const reads = new Agent({ ...common, connections: 64, pipelining: 1, keepAliveTimeout: 30_000 });
  // A kept connection may close just as a write leaves on it, which would make a harmless moment an unknown outcome:
  // writes are few, so each opens its own.
  const writes = new Agent({ ...common, pipelining: 0 });
  return {
    exchange: (message) => exchange(message, message.method === 'GET' ? reads : writes),
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}
