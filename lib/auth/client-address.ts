import 'server-only';

/**
 * Where a request comes from, for counting: the last address of `X-Forwarded-For`, which the router in front (or Next
 * itself) wrote; those before it are the sender's own claims. An IPv6 address stands for its /64 network, since one
 * machine owns a whole one. `unknown` without the header.
 */
export function clientAddress(forwardedFor: string | null): string {
  const last = forwardedFor?.split(',').at(-1)?.trim().toLowerCase() ?? '';
  if (last === '') return 'unknown';
  const mapped = last.match(/^::ffff:(\d+(?:\.\d+){3})$/)?.[1];
  if (mapped || !last.includes(':')) return mapped ?? last;
  const [head = '', tail] = last.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
