/** What something is sorted by; null where it is not known. */
export type SortKey = string | number | null;

const words = new Intl.Collator('en', { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}

/** A sorted copy. What is unknown comes last either way; equals go by name. */
export function sortedBy<Item extends { name: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  isDescending: boolean,
): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
    } else {
      const order = compare(a.key, b.key);
      if (order !== 0) return isDescending ? -order : order;
    }
    return words.compare(a.item.name, b.item.name);
  });
  return keyed.map(({ item }) => item);
}
