import 'server-only';
import { isLoopback } from '@/lib/env-fields';

/**
 * The same page under the console's public address, when both names mean this machine: sign-in cookies set for
 * 127.0.0.1 would be missing when Heroku sends the browser back to localhost. Null when the address is right.
 */
export function loopbackAddress(asked: URL, host: string | null, publicUrl: string): URL | null {
  const own = new URL(publicUrl);
  if (!host || host === own.host || !URL.canParse(`http://${host}`)) return null;
  const used = new URL(`http://${host}`);
  if (!isLoopback(used.hostname) || !isLoopback(own.hostname) || used.port !== own.port) return null;
  return new URL(`${asked.pathname}${asked.search}`, own);
}
