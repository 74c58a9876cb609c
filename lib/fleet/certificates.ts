import 'server-only';
import type { SniEndpoint } from '@/lib/heroku/schema';
import type { CertificatePart, FleetEntry } from './entry';

const dayMs = 24 * 3_600_000;
const soonMs = 60 * dayMs;
const restEveryMs = 3 * dayMs;
const firstGapMs = 480;
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
 * The app whose certificates are to be read next, or null while it is not time: those that end within two months once a
 * day, the others every third day, evenly; those that were never read first, and of them those in production. For the first
 * time they are read faster, the more so the fewer they are. Pure.
 */
export function nextCertificate(
  entries: readonly FleetEntry[],
  { now, lastAt, isAnyoneHere }: { now: number; lastAt: number; isAnyoneHere: boolean },
): string | null {
  const candidates = entries.filter(mayHaveCertificate);
  const isUnread = candidates.some(({ certificates }) => certificates === null);
  const perMs = candidates.reduce((sum, entry) => sum + 1 / everyMs(entry, now), 0);
  const evenGapMs = isUnread ? candidates.length * firstGapMs : 1 / perMs;
  const gapMs = Math.max(evenGapMs, isAnyoneHere ? shortestGapMs.isAnyoneHere : shortestGapMs.isNobodyHere);
  if (now < lastAt + gapMs) return null;
  const dueAt = (entry: FleetEntry) =>
    entry.certificates ? entry.certificates.readAt + everyMs(entry, now) : isProduction(entry) ? -1 : 0;
  const next = candidates
    .filter((entry) => dueAt(entry) <= now)
    .reduce<FleetEntry | null>((best, entry) => (best && dueAt(best) <= dueAt(entry) ? best : entry), null);
  return next?.id ?? null;
}

/** How often an app's certificates are read. What ends late, or does not exist, has time: a new one lasts for months. */
function everyMs({ certificates }: FleetEntry, now: number): number {
  const endsSoon = certificates?.value.some(({ endsAt }) => endsAt < now + soonMs);
  return endsSoon ? dayMs : restEveryMs;
}

function isProduction({ coupling }: FleetEntry): boolean {
  return coupling?.value?.stage === 'production';
}
