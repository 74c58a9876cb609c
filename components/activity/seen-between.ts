const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const withDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "seen between 10:02 and 10:14", with days where they are not the same one, in the local time zone. */
export function seenBetween(since: number, at: number): string {
  const isSameDay = new Date(since).toDateString() === new Date(at).toDateString();
  const format = isSameDay ? minute : withDay;
  return `seen between ${format.format(since)} and ${format.format(at)}`;
}
