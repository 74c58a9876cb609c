const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The time of the day at a place in the picture, in the browser's time zone: `09:24`. */
export function formatClock(atMs: number): string {
  return clock.format(atMs);
}
