import type { Json, ListAnswer } from '@/simulator/route';

function keyOf(row: Json, attribute: string): string | number {
  const value = row !== null && typeof row === 'object' && !Array.isArray(row) ? row[attribute] : undefined;
  return typeof value === 'number' ? value : String(value ?? '');
}

/** A list that can be ordered by other attributes than its route names; those it does not know come from its rows. */
export function orderedBy(list: ListAnswer, attributes: string[] | undefined): ListAnswer {
  if (!attributes) return list;
  const [usual = 'id'] = list.attributes;
  return {
    ...list,
    attributes,
    entries: (attribute) =>
      list.attributes.includes(attribute)
        ? list.entries(attribute)
        : list.entries(usual).map(({ render }) => ({ key: keyOf(render(), attribute), render })),
  };
}
