/** A day with what happened on it. */
export type Day<T> = { key: string; label: string; items: T[] };

const dayMs = 24 * 60 * 60_000;

/**
 * Groups what is sorted by time into days of a time zone (the local one when it is undefined). Today and yesterday, as seen
 * at `nowMs`, are named so.
 */
export function daysOf<T extends { at: number }>(
  items: readonly T[],
  { nowMs, timeZone }: { nowMs: number; timeZone: string | undefined },
): Day<T>[] {
  const keys = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const labels = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const words = new Map([
    [keys.format(nowMs), 'Today'],
    [keys.format(nowMs - dayMs), 'Yesterday'],
  ]);
  const days: Day<T>[] = [];
  for (const item of items) {
    const key = keys.format(item.at);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else {
      const word = words.get(key);
      const label = labels.format(item.at);
      days.push({ key, label: word ? `${word}, ${label}` : label, items: [item] });
    }
  }
  return days;
}
