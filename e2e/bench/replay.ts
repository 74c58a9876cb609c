import { Agent, request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';

/** A request as a browser sent it, to be sent again. */
export type Replay = { method: string; url: string; headers: Record<string, string>; body: string | null };
/** `bytes` is the body on the wire, `text` what it says. */
export type Answer = { status: number; ms: number; bytes: number; text: string };

const unwanted = /^(:|content-length$|connection$|accept-encoding$|if-none-match$)/;
const agent = new Agent({ keepAlive: true });

/** Whether the answer of a read action holds data rather than an error. */
export function isGood({ status, text }: Answer): boolean {
  return status === 200 && text.includes('"ok":true');
}

/** Copies a browser's request, cookies included; it will accept gzip only. */
export async function replayOf(request: Request): Promise<Replay> {
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !unwanted.test(name));
  return {
    method: request.method(),
    url: request.url(),
    headers: { ...Object.fromEntries(headers), 'accept-encoding': 'gzip' },
    body: request.postData(),
  };
}

/** The server actions that a page calls while something is done to it. */
export async function actionsDuring(page: Page, work: () => Promise<unknown>): Promise<Replay[]> {
  const seen: Request[] = [];
  const note = (request: Request) => {
    if (request.method() === 'POST' && request.headers()['next-action']) seen.push(request);
  };
  page.on('request', note);
  try {
    await work();
  } finally {
    page.off('request', note);
  }
  return Promise.all(seen.map(replayOf));
}

/** Sends a copied request and measures the whole answer. */
export function send({ method, url, headers, body }: Replay): Promise<Answer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - startedAt;
        const body = Buffer.concat(chunks);
        const isZipped = response.headers['content-encoding'] === 'gzip';
        const text = (isZipped ? gunzipSync(body) : body).toString('utf8');
        resolve({ status: response.statusCode ?? 0, ms, bytes: body.length, text });
      });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
