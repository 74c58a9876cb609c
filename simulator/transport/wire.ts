import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type OpenStream, sendStream } from './stream';

/** A request, read to its end. */
export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
}

export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
  stream?: OpenStream;
}

/** How an answer is spoilt on its way out; nothing for an honest one. */
export type Damage = 'cut' | 'truncate' | null;

const largestBodyBytes = 5_000_000;
const largestUploadBytes = 200_000_000;
/** What fits into one packet anyway is not worth packing. */
const smallestGzipBytes = 1_400;

/** Reads a request with its body; the body of an oversized one is dropped and answered as empty. */
export async function readRequest(request: IncomingMessage): Promise<Incoming> {
  const url = new URL(request.url ?? '/', 'http://simulator.invalid');
  const whole = await bodyOf(request, url.pathname.startsWith('/streams/') ? largestUploadBytes : largestBodyBytes);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    text: whole.length <= largestBodyBytes ? whole.toString('utf8') : '',
    bytes: whole,
  };
}

async function bodyOf(request: IncomingMessage, largestBytes: number): Promise<Buffer> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) {
    request.resume();
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= largestBytes) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Quoted hash of a body, as `ETag` carries it. */
export function etagOf(body: Buffer | string): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

/** Writes the answer: gzip when asked for, no body for HEAD and 304, cut off when damaged. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Outgoing, damage: Damage): void {
  if (damage === 'cut') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.stream) {
    sendStream(request, response, answer.headers, answer.stream, damage);
    return;
  }
  const isEmpty = answer.status === 304 || answer.status === 204;
  const wantsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const headers: Record<string, string | number> = { ...answer.headers };
  let body: Buffer = Buffer.from(isEmpty ? '' : answer.body);
  if (wantsGzip && body.length >= smallestGzipBytes) {
    body = gzipSync(body, { level: 3 });
    headers['Content-Encoding'] = 'gzip';
  }
  if (!isEmpty) headers['Content-Length'] = body.length;
  response.writeHead(answer.status, headers);
  if (damage === 'truncate') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  if (isEmpty || request.method === 'HEAD') response.end();
  else response.end(body);
}
