import 'server-only';
import { z } from 'zod';

const rowsLookedAt = 25;

/** A field that Heroku documents as nullable; absent counts as null. */
export function nullable<Schema extends z.ZodType>(schema: Schema) {
  // Not a transform: answers have a dozen such fields each, and a default costs a third of it.
  return schema.nullable().default(null as never);
}

/** A field that Heroku documents as never null. If it is, the answer still counts, and `toleratedFields` names it. */
export function tolerant<Schema extends z.ZodType>(schema: Schema) {
  return nullable(schema).meta({ isTolerated: true });
}

/** A word of a documented list, or one that Heroku added since. */
export function openEnum<const Word extends string>(..._words: Word[]) {
  return z.custom<Word | (string & {})>((value) => typeof value === 'string');
}

function inside(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return inside(schema.in);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return inside(schema.unwrap());
  return schema;
}

/** The paths, without values, at which an answer was null or absent although Heroku documents that it never is. */
export function toleratedFields(schema: z.core.$ZodType, value: unknown, path = ''): string[] {
  const inner = inside(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const rows = value.slice(0, rowsLookedAt);
    return [...new Set(rows.flatMap((row) => toleratedFields(inner.element, row, `${path}[]`)))];
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const here = path ? `${path}.${name}` : name;
    const found = (value as Record<string, unknown>)[name];
    if (found !== undefined && found !== null) return toleratedFields(field, found, here);
    return field.meta?.()?.isTolerated ? [here] : [];
  });
}
