/** Puts a screen test at an address, as if it had been opened with this query. */
export function goTo(search: string): void {
  window.history.replaceState(null, '', `/${search}`);
}
