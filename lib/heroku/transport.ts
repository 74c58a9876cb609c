import 'server-only';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent, type Dispatcher, request as send } from 'undici';

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
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}

async function decode(bytes: Buffer, encoding: string): Promise<string | null> {
  if (encoding === '' || encoding === 'identity') return bytes.toString('utf8');
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return null;
  // An empty body is empty under any encoding; zlib would call it cut.
  if (bytes.length === 0) return '';
  return (await unpack(bytes, { maxOutputLength: maxBodyBytes })).toString('utf8');
}

async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > maxBodyBytes) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function exchange(message: Message, dispatcher: Dispatcher): Promise<Exchange> {
  let status: number | null = null;
  let headers: Headers = {};
  const broken = (breakage: Breakage, detail: string): Exchange => ({
    kind: 'broken',
    breakage,
    detail,
    status,
    headers,
  });
  try {
    const answer = await send(message.url, {
      dispatcher,
      method: message.method as Dispatcher.HttpMethod,
      headers: message.headers,
      body: message.body,
      signal: AbortSignal.timeout(message.timeoutMs),
    });
    status = answer.statusCode;
    headers = flat(answer.headers);
    const bytes = await readAll(answer.body);
    const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
    const text = await decode(bytes, encoding).catch((error: unknown) => error as Error);
    if (text === null) return broken('undecodable', `content-encoding ${encoding}`);
    if (text instanceof Error) return broken('truncated', codeOf(text));
    return { kind: 'answer', status, headers, text };
  } catch (error) {
    return broken(breakageOf(error, status !== null), codeOf(error));
  }
}

/**
 * The wire under the client: sends one message, once, and returns the whole answer or how it broke. It never throws,
 * never follows a redirect and never retries.
 */
export function createTransport({ connectTimeoutMs = 5_000 } = {}): Transport {
  const common = { connect: { timeout: connectTimeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  const reads = new Agent({ ...common, connections: 32, pipelining: 1, keepAliveTimeout: 30_000 });
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
