import 'server-only';
import { isIP } from 'node:net';
import { request } from 'undici';
import { userAgent } from './transport';

/** What one look at an output stream brought; `isOver` once the stream has ended. */
export type OutputLook =
  | { kind: 'output'; bytes: Buffer; isOver: boolean }
  | { kind: 'absent' }
  | { kind: 'expired' }
  | { kind: 'forbidden-address' }
  | { kind: 'unreachable' };

type Looking = { fromByte: number; apiUrl: string; maxBytes?: number; waitMs?: number };

const connectMs = 8_000;

/** Whether an address may be read: one of Heroku's own by https, or one of the server that the console is set up with. */
export function isOutputAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === new URL(apiUrl).origin) return true;
  const isHeroku = url.hostname === 'heroku.com' || url.hostname.endsWith('.heroku.com');
  return url.protocol === 'https:' && url.port === '' && isIP(url.hostname) === 0 && isHeroku;
}

/**
 * Reads output of a build or release command from a byte on: what is there, and what comes within `waitMs`. The address
 * needs no token, and gets none. It is no call of the Platform API. Redirects are not followed.
 * https://devcenter.heroku.com/articles/build-and-release-using-the-api#streaming-build-output
 */
export async function lookAtOutput(address: string, looking: Looking): Promise<OutputLook> {
  const { fromByte, apiUrl, maxBytes = 256 * 1024, waitMs = 2_000 } = looking;
  if (!isOutputAddress(address, apiUrl)) return { kind: 'forbidden-address' };
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), connectMs);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const { statusCode, body } = await request(address, {
      headers: {
        accept: 'text/plain',
        'user-agent': userAgent,
        ...(fromByte > 0 && { range: `bytes=${fromByte}-` }),
      },
      signal: stop.signal,
    });
    if (statusCode !== 200 && statusCode !== 206) {
      stop.abort();
      return statusCode === 416
        ? { kind: 'output', bytes: Buffer.alloc(0), isOver: true }
        : { kind: absence(statusCode) };
    }
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), waitMs);
    // A server that knows no ranges begins at the start.
    let toSkip = statusCode === 200 ? fromByte : 0;
    for await (const chunk of body) {
      const fresh = (chunk as Buffer).subarray(Math.min(toSkip, chunk.length));
      toSkip -= chunk.length - fresh.length;
      chunks.push(fresh);
      size += fresh.length;
      if (size >= maxBytes) {
        stop.abort();
        return { kind: 'output', bytes: Buffer.concat(chunks).subarray(0, maxBytes), isOver: false };
      }
    }
    return { kind: 'output', bytes: Buffer.concat(chunks), isOver: true };
  } catch {
    if (size > 0 || stop.signal.aborted) return { kind: 'output', bytes: Buffer.concat(chunks), isOver: false };
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

function absence(status: number): 'absent' | 'expired' | 'unreachable' {
  if (status === 404) return 'absent';
  return status === 403 || status === 410 ? 'expired' : 'unreachable';
}
