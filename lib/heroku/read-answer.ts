import 'server-only';
import type { ZodType } from 'zod';
import { perProcess } from '@/lib/per-process';
import { harmlessText } from '@/lib/rules/plain-text';
import { mayBeKept } from './cache';
import type { Heroku } from './heroku';
import { toleratedFields } from './tolerance';

export type Reading<T> = { ok: true; value: T } | { ok: false; flaw: string };

function parse(text: string): { value: unknown } | null {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

// As JSON writes them, escaped or not: nearly no answer holds one, and looking costs far less than cleaning.
const harmful =
  /[\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\\(?:[bf]|u(?:00[0189]|007f|20[0236]|feff))/i;

// A name of nothing else would be no name, and one such would spoil a whole list.
const nothingLeft = '\ufffd';

/** An answer whose texts are harmless to show and to write down: descriptions, commands and names are anybody's. */
function harmless(value: unknown): unknown {
  if (typeof value === 'string') return harmlessText(value) || (value && nothingLeft);
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== 'object' || value === null) return value;
  return withHarmlessNames(value, harmless);
}

function withHarmlessNames(value: object, of: (inner: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [harmlessText(name), of(inner)]));
}

/** What holds secrets is compared and kept as it is, all but the names of config vars. */
function cleaned(value: unknown, route: string): unknown {
  if (mayBeKept(route)) return harmless(value);
  return typeof value === 'object' && value !== null ? withHarmlessNames(value, (secret) => secret) : value;
}

// Says it once for each route: a fleet of 300 apps would say it 300 times.
function warnOfTolerance(log: Heroku['log'], route: string, schema: ZodType, value: unknown): void {
  const told = perProcess('heroku.tolerated', () => new Set<string>());
  const fields = toleratedFields(schema, value).filter((field) => !told.has(`${route} ${field}`));
  if (fields.length === 0) return;
  for (const field of fields) told.add(`${route} ${field}`);
  log.warn({ route, fields }, 'Heroku left out fields that it documents as always there');
}

/**
 * Parses the body of a 2xx answer, makes its texts harmless and validates it. A flaw is named by path and kind, never by
 * value: bodies may hold what nobody should see. Outside production the log tells which documented fields were missing.
 */
export function readAnswer<T>(
  text: string,
  { schema, route }: { schema: ZodType<T>; route: string },
  log: Heroku['log'],
): Reading<T> {
  const parsed = parse(text);
  if (!parsed) {
    const isHtml = /^\s*<(!doctype|html)/i.test(text);
    return { ok: false, flaw: isHtml ? 'it is an HTML page instead of JSON' : 'it is not valid JSON' };
  }
  const checked = schema.safeParse(harmful.test(text) ? cleaned(parsed.value, route) : parsed.value);
  if (checked.success) {
    if (process.env.NODE_ENV !== 'production') warnOfTolerance(log, route, schema, parsed.value);
    return { ok: true, value: checked.data };
  }
  const issue = checked.error.issues[0];
  const path = issue?.path.join('.') || 'the whole answer';
  return { ok: false, flaw: `${path} is not as documented (${issue?.code ?? 'unknown'})` };
}
