import 'server-only';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FleetBody } from '@/lib/fleet/snapshot';
import type { Result } from '@/lib/result';
import type { ReadAnswer } from './read';

const decompress = promisify(gunzip);
const gzipType = 'application/gzip';
const statusOf: Partial<Record<string, number>> = { signed_out: 401, forbidden: 403 };

/**
 * The HTTP answer with somebody's fleet: 304 without a body to whoever has this version already. The browser may keep
 * it but asks each time, so that nobody sees what they lost. An error comes as `{error}`. Next takes `Content-Encoding`
 * off every answer of ours: the gzipped body is its own type, `application/gzip`, for whoever accepts that.
 */
export async function fleetAnswer(
  headers: Pick<Headers, 'get'>,
  result: Result<ReadAnswer<FleetBody>>,
): Promise<Response> {
  if (!result.ok) {
    const status = statusOf[result.error.code] ?? 500;
    return Response.json({ error: result.error }, { status, headers: { 'Cache-Control': 'no-store' } });
  }
  const { version, gzipped } = result.value.data;
  const etag = `"${version}"`;
  const kept = { ETag: etag, 'Cache-Control': 'private, no-cache, no-transform', Vary: 'Accept, Cookie' };
  if (asksAbout(headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: kept });
  const isGzip = headers.get('accept')?.includes(gzipType) ?? false;
  const body = isGzip ? await gzipped : await decompress(await gzipped);
  return new Response(new Uint8Array(body), {
    headers: {
      ...kept,
      'Content-Type': isGzip ? gzipType : 'application/json',
    },
  });
}

function asksAbout(ifNoneMatch: string | null, etag: string): boolean {
  return ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;
}
