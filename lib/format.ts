const counts = new Intl.NumberFormat('en-US');
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const dollarsAndCents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const toTheSecond = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;
const exactHere = new Intl.DateTimeFormat('en-GB', toTheSecond);
const exactInUtc = new Intl.DateTimeFormat('en-GB', { ...toTheSecond, timeZone: 'UTC' });

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A whole number with thousands separated: `4,500`. */
export function formatCount(value: number): string {
  return counts.format(value);
}

/** A number with its noun in the right form: `1 app`, `3 apps`; `plural` where adding an s is wrong. */
export function formatPlural(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`;
}

/** A price or a budget in API calls: `1 call`, `3 calls`. */
export function formatCalls(calls: number): string {
  return formatPlural(calls, 'call');
}

/** Integer cents as dollars, with cents only where there are some: `$585`, `$0.50`, `−$50`. */
export function formatMoney(cents: number): string {
  const amount = Math.abs(cents) / 100;
  const text = cents % 100 === 0 ? dollars.format(amount) : dollarsAndCents.format(amount);
  return cents < 0 ? `−${text}` : text;
}

/** A difference in integer cents, always with its sign: `+$50`, `−$50`, `±$0`. */
export function formatMoneyDelta(cents: number): string {
  if (cents === 0) return '±$0';
  return cents > 0 ? `+${formatMoney(cents)}` : formatMoney(cents);
}

/** An age in milliseconds as its largest unit, for cells: `now`, `40 s`, `14 m`, `2 h`, `3 d`. */
export function formatAge(ageMs: number): string {
  if (ageMs < secondMs) return 'now';
  if (ageMs < minuteMs) return `${Math.floor(ageMs / secondMs)} s`;
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} m`;
  if (ageMs < dayMs) return `${Math.floor(ageMs / hourMs)} h`;
  return `${counts.format(Math.floor(ageMs / dayMs))} d`;
}

/** A duration in milliseconds in at most two units: `40 s`, `14 m`, `21 h`, `1 d 2 h`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < dayMs) return durationMs < secondMs ? '0 s' : formatAge(durationMs);
  const hours = Math.floor((durationMs % dayMs) / hourMs);
  return hours === 0 ? formatAge(durationMs) : `${formatAge(durationMs)} ${hours} h`;
}

/** An age in milliseconds in words, for sentences: `just now`, `40 seconds ago`, `2 minutes ago`. */
export function formatAgo(ageMs: number): string {
  if (ageMs < secondMs) return 'just now';
  return `${formatSpan(ageMs)} ago`;
}

/** A duration in milliseconds as its largest unit in words: `40 seconds`, `1 minute`, `21 hours`, `3 days`. */
export function formatSpan(durationMs: number): string {
  if (durationMs < minuteMs) return formatPlural(Math.floor(durationMs / secondMs), 'second');
  if (durationMs < hourMs) return formatPlural(Math.floor(durationMs / minuteMs), 'minute');
  if (durationMs < dayMs) return formatPlural(Math.floor(durationMs / hourMs), 'hour');
  return formatPlural(Math.floor(durationMs / dayMs), 'day');
}

/** A moment (milliseconds since 1970) as `20 Nov 2026, 09:11:24`, in the local time zone or in UTC. */
export function formatExact(atMs: number, zone: 'local' | 'UTC' = 'local'): string {
  return (zone === 'UTC' ? exactInUtc : exactHere).format(atMs);
}

/** The initials that stand for a person: of the first and last word of a name, or of an address before its @. */
export function formatInitials(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : first.slice(1);
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase();
}
