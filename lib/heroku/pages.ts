import 'server-only';
import { type ZodType, z } from 'zod';
import { fail, ok, type Result } from '@/lib/result';
import { type Call, type Caller, pathOf } from './call';
import { request } from './client';
import { processHeroku } from './heroku';
import { maxPageRows, rangeHeader } from './range';

export type ListCall<Row> = Omit<Call<Row[]>, 'method' | 'schema' | 'body' | 'range'> & {
  schema: ZodType<Row[]>;
  /** The attribute to page by; null asks for the list as Heroku gives it, without a Range header. */
  by: string | null;
};

const maxPages = 100;

/** The schema of a list of rows. */
export function listOf<Row>(row: ZodType<Row>): ZodType<Row[]> {
  return z.array(row);
}

// What misled once would mislead again: an unchanged page is followed by the Next-Range that it came with.
function endless(caller: Caller, call: Parameters<typeof pathOf>[0], what: string): Result<never> {
  const path = pathOf(call);
  if (path !== null) (caller.heroku ?? processHeroku()).cache.forget(path);
  return fail('heroku_bad_answer', `Heroku's list cannot be read to its end: ${what}.`, 'Try again in a minute.');
}

/**
 * Reads a whole list, a thousand rows a page, following Next-Range as it came. Fails as a whole where any page fails:
 * a part of a list is never given for the whole of it.
 * https://devcenter.heroku.com/articles/platform-api-reference#ranges
 */
export async function listAll<Row>(caller: Caller, { by, ...call }: ListCall<Row>): Promise<Result<Row[]>> {
  const rows: Row[] = [];
  const asked = new Set<string>();
  let range = by === null ? null : rangeHeader({ by, max: maxPageRows });
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await request(caller, { ...call, method: 'GET', range });
    if (!answer.ok) return answer;
    for (const row of answer.value.value) rows.push(row);
    const next = answer.value.nextRange;
    if (next === null) return ok(rows);
    if (asked.has(next) || next === range) return endless(caller, call, 'it names the same part twice');
    asked.add(next);
    range = next;
  }
  return endless(caller, call, `it has more than ${maxPages} pages`);
}
