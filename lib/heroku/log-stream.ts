import 'server-only';
import { isIP } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { Agent, request } from 'undici';
import { fail, ok, type Result } from '@/lib/result';
import { userAgent } from './transport';

const connectTimeoutMs = 5_000;
const headersTimeoutMs = 10_000;
/** Heartbeats come more often. */
const silenceMs = 120_000;
/** Heroku splits what is longer. */
const longestLine = 10_000;

/**
 * The address of a log stream, if it may be opened: by HTTPS at a public host name, or at the very origin that
 * `HEROKU_API_URL` names. Null for everything else, so that no answer leads the console into its own network.
 */
export function logAddress(text: string, apiUrl: string): URL | null {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return null;
  if (url.origin === URL.parse(apiUrl)?.origin) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPublic = host.includes('.') && isIP(host) === 0 && !/\.(local|localhost|internal)\.?$/.test(host);
  return url.protocol === 'https:' && url.port === '' && isPublic ? url : null;
}

/**
 * Opens a log stream and hands out its lines, without their ends, until it ends, breaks or `signal` aborts. No credential
 * is sent and no redirect followed. https://devcenter.heroku.com/articles/platform-api-reference#log-session
 */
export async function openLogStream(
  address: string,
  apiUrl: string,
  signal: AbortSignal,
): Promise<Result<AsyncIterable<string>>> {
  const url = logAddress(address, apiUrl);
  if (!url) {
    return fail(
      'heroku_bad_answer',
      'The log is at an address that is not opened.',
      'Look at it in Heroku’s dashboard.',
    );
  }
  const dispatcher = new Agent({ connect: { timeout: connectTimeoutMs } });
  try {
    const { statusCode, body } = await request(url, {
      dispatcher,
      signal,
      headersTimeout: headersTimeoutMs,
      bodyTimeout: silenceMs,
      headers: { accept: 'text/plain', 'user-agent': userAgent },
    });
    if (statusCode === 200) return ok(linesOf(body, () => dispatcher.destroy()));
    await dispatcher.destroy();
  } catch {
    await dispatcher.destroy();
  }
  return fail('heroku_unreachable', 'The log could not be opened.', 'Try again in a moment.');
}

async function* linesOf(body: AsyncIterable<Buffer>, close: () => Promise<void>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of body) {
      const pieces = (rest + decoder.write(chunk).replaceAll('\0', '')).split('\n');
      rest = (pieces.pop() ?? '').slice(0, longestLine);
      for (const line of pieces) if (line !== '') yield line.slice(0, longestLine);
    }
    if (rest !== '') yield rest;
  } catch {
    // Cut off, silent for too long, or no longer wanted: the lines so far are what there is.
  } finally {
    await close();
  }
}
