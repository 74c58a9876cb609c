import 'server-only';

/** A part of a list, in the words of Heroku's Range header. */
export type RangeAsk = { by: string; max: number; order?: 'asc' | 'desc' };

/** The most rows that Heroku puts on one page. */
export const maxPageRows = 1000;

/**
 * Writes the value of a Range header: `id ..; max=1000` or `version ..; order=desc,max=5`.
 * Without a sort attribute Heroku orders releases by id, so `by` has no default.
 * https://devcenter.heroku.com/articles/platform-api-reference#ranges
 */
export function rangeHeader({ by, max, order }: RangeAsk): string {
  const rows = Math.max(1, Math.min(maxPageRows, Math.trunc(max)));
  return order === 'desc' ? `${by} ..; order=desc,max=${rows}` : `${by} ..; max=${rows}`;
}
