import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { percentile } from './percentile';

type Waits = { p50Ms: number; p95Ms: number; asked: number };

/** What many browsers that ask for the same thing wait for, and what travels. */
export type Asked = {
  /** Each asks once a second, at moments of its own. */
  paced: Waits;
  /** Each asks again as soon as it has its answer: what a server that is never idle takes for all of them. */
  unpaced: Waits;
  gzippedBytes: number;
  unchanged: string;
};

const rounds = 10;
const paceMs = 1_000;
const gzipType = 'application/gzip';

/** Asks for an address from `browsers` sides, ten times each in either way, and once more with the ETag that came. */
export async function askTogether(url: string, cookie: string, browsers: number): Promise<Asked> {
  const headers = { cookie, accept: gzipType, 'accept-encoding': 'gzip' };
  const ask = async () => {
    const startedAt = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    return performance.now() - startedAt;
  };
  const all = async (pauseMs: (tookMs: number) => number): Promise<Waits> => {
    const times: number[] = [];
    const one = async (_: unknown, browser: number) => {
      await wait((pauseMs(0) * browser) / browsers);
      for (let round = 0; round < rounds; round += 1) {
        const tookMs = await ask();
        times.push(tookMs);
        await wait(pauseMs(tookMs));
      }
    };
    await Promise.all(Array.from({ length: browsers }, one));
    return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), asked: times.length };
  };
  // One process's first answers of a kind are slower than all that follow.
  await Promise.all(Array.from({ length: browsers }, ask));
  const paced = await all((tookMs) => Math.max(0, paceMs - tookMs));
  const unpaced = await all(() => 0);
  const last = await fetch(url, { headers });
  const body = Buffer.from(await last.arrayBuffer());
  const again = await fetch(url, { headers: { ...headers, 'if-none-match': last.headers.get('etag') ?? '' } });
  const rest = (await again.arrayBuffer()).byteLength;
  return {
    paced,
    unpaced,
    gzippedBytes: last.headers.get('content-type') === gzipType ? body.byteLength : gzipSync(body).byteLength,
    unchanged: `${again.status}, ${rest} bytes`,
  };
}
