import 'server-only';

type Asked = { method: string; origin: string | null; host: string | null };

const harmless = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may change anything: one that is not a plain read must name, as its Origin, the console's public
 * address or the very host that it is sent to, by the same protocol. A missing Origin is refused; browsers send one.
 */
export function isSameOrigin({ method, origin, host }: Asked, publicUrl: string): boolean {
  if (harmless.includes(method.toUpperCase())) return true;
  if (!origin) return false;
  return origin === publicUrl || (host !== null && origin === `${new URL(publicUrl).protocol}//${host}`);
}
