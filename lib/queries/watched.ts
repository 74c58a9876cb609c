const most = 60;

let watched: readonly string[] = [];
let tell: (() => void) | null = null;

/** Says which apps are on the screen at this moment, by their ids: the first sixty are kept fresher than the others. */
export function setWatched(ids: readonly string[]): void {
  const next = ids.slice(0, most);
  if (next.length === watched.length && next.every((id, index) => id === watched[index])) return;
  watched = next;
  if (next.length > 0) tell?.();
}

/** The apps that are on the screen, as the page has said last. */
export function watchedIds(): readonly string[] {
  return watched;
}

/** Hears when other apps are on the screen than before; null hears no more. */
export function onWatched(listener: (() => void) | null): void {
  tell = listener;
}
