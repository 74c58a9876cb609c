import 'server-only';
import type { SniEndpoint } from '@/lib/heroku/schema';
import type { CertificatePart, FleetEntry } from './entry';

const dayMs = 24 * 3_600_000;
const firstGapMs = 240;
const shortestGapMs = { isAnyoneHere: 20_000, isNobodyHere: 60_000 };

/** Keeps of an app's certificates what the fleet shows: a host and when its certificate ends. */
export function certificatesPart(endpoints: readonly SniEndpoint[]): CertificatePart[] {
  return endpoints.flatMap(({ name, ssl_cert }) =>
    ssl_cert?.expires_at
      ? [{ host: ssl_cert.cert_domains?.[0] ?? name, endsAt: Date.parse(ssl_cert.expires_at), endpoint: name }]
      : [],
  );
}

/** Whether an app can have a certificate of its own: dynos of the Eco size cannot. */
export function mayHaveCertificate({ formation }: Pick<FleetEntry, 'formation'>): boolean {
  return (formation?.value ?? []).some(
    ({ quantity, size }) => quantity > 0 && size !== null && size.toLowerCase() !== 'eco',
  );
}

/**
 * The app whose certificates are to be read next, or null while it is not time: each once a day, evenly over the day,
 * those that were never read first and those in production before the others. For the first time they are read faster,
 * the more so the fewer they are. Pure.
 */
export function nextCertificate(
  entries: readonly FleetEntry[],
  { now, lastAt, isAnyoneHere }: { now: number; lastAt: number; isAnyoneHere: boolean },
): string | null {
  const candidates = entries.filter(mayHaveCertificate);
  const isUnread = candidates.some(({ certificates }) => certificates === null);
  const evenGapMs = isUnread ? candidates.length * firstGapMs : dayMs / Math.max(1, candidates.length);
  const gapMs = Math.max(evenGapMs, isAnyoneHere ? shortestGapMs.isAnyoneHere : shortestGapMs.isNobodyHere);
  if (now < lastAt + gapMs) return null;
  const rank = (entry: FleetEntry) =>
    (entry.certificates?.readAt ?? 0) - (entry.certificates === null && isProduction(entry) ? 1 : 0);
  const next = candidates
    .filter(({ certificates }) => certificates === null || certificates.readAt <= now - dayMs)
    .reduce<FleetEntry | null>((best, entry) => (best && rank(best) <= rank(entry) ? best : entry), null);
  return next?.id ?? null;
}

function isProduction({ coupling }: FleetEntry): boolean {
  return coupling?.value?.stage === 'production';
}
